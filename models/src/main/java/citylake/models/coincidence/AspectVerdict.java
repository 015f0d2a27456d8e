package citylake.models.coincidence;

/**
 * What is said of one city's places or hours, and on what it rests.
 *
 * @param aspect 'place' or 'time'
 * @param correlation the size that was judged; NaN where too few
 * @param p share of shifts that reach the judged figure; NaN where too few
 * @param shifts how many shifts
 * @param reason a sentence with the figures
 */
record AspectVerdict(
    String aspect,
    Verdict verdict,
    double correlation,
    double p,
    int shifts,
    long crimes,
    long crashes,
    String reason) {}
