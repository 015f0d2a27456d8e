package citylake.quality;

import java.util.Locale;

/**
 * Nothing disappears at delivery: every record of a file has exactly one outcome.
 *
 * @param delivery the delivery's identifier
 * @param file the file's name as delivered
 * @param records data records in the file
 * @param accepted records that brought a new key
 * @param corrections records that replaced an earlier record of their key
 * @param retractions records that took an earlier record back
 * @param duplicates records that say what was already known
 * @param quarantined records that were refused
 */
public record DeliveryAccount(
    String delivery,
    String file,
    long records,
    long accepted,
    long corrections,
    long retractions,
    long duplicates,
    long quarantined) {

  public boolean balances() {
    return records == outcomes();
  }

  /** The equation with its figures; where it does not balance, by how much and which way. */
  public String message() {
    String parts =
        String.format(
            Locale.ROOT,
            "%,d accepted + %,d corrections + %,d retractions + %,d duplicates + %,d quarantined",
            accepted,
            corrections,
            retractions,
            duplicates,
            quarantined);
    return "Delivery %s, file %s: %s"
        .formatted(delivery, file, Equation.inWords("records", records, parts, outcomes()));
  }

  private long outcomes() {
    return accepted + corrections + retractions + duplicates + quarantined;
  }
}
