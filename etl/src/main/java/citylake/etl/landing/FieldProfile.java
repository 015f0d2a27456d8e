package citylake.etl.landing;

/**
 * What a field of a delivered file looked like, counted over a share of its records.
 *
 * @param field name in the dump's contract
 * @param looked records looked at: the first ten thousand and every sixteenth behind them
 * @param filled of them, how many hold more than blanks
 * @param numbers of the filled ones, how many are a number
 * @param times of the filled ones, how many look like a date or a time
 */
public record FieldProfile(String field, long looked, long filled, long numbers, long times) {}
