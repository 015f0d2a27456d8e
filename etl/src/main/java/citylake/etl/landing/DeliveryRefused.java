package citylake.etl.landing;

/** A file that is not taken, with the reason as a code and in words that the city can act on. */
public final class DeliveryRefused extends Exception {
  private final String reason;
  private final String sha256;
  private final long deliveredBytes;

  DeliveryRefused(String reason, String message, String sha256, long deliveredBytes) {
    super(message);
    this.reason = reason;
    this.sha256 = sha256;
    this.deliveredBytes = deliveredBytes;
  }

  /** Code, e.g. {@code truncated_gzip}, {@code wrong_encoding}, {@code missing_column}. */
  public String reason() {
    return reason;
  }

  /** SHA-256 of all delivered bytes, lower-case hex: a refused file is read to its end too. */
  public String sha256() {
    return sha256;
  }

  public long deliveredBytes() {
    return deliveredBytes;
  }
}
