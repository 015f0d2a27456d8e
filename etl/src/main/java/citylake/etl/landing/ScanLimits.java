package citylake.etl.landing;

/**
 * When a file as a whole is refused.
 *
 * @param undecodableShare share of records, 0 to 1; above it the file is in another encoding
 * @param misshapenShare share of records, 0 to 1; above it the file has another shape
 * @param fewFaulty so many faulty records, or lines in them, are no sign of another encoding or
 *     shape whatever their share, as long as they are fewer than half
 * @param expansionRatio uncompressed bytes a compressed byte, judged after the first {@code
 *     JUDGED_FROM} uncompressed bytes
 * @param uncompressedBytes the largest a gzip file may become
 * @param recordBytes the longest record; a longer one is a quote that was never closed
 * @param splitBytes a split is cut at the first record end behind so many bytes
 */
public record ScanLimits(
    double undecodableShare,
    double misshapenShare,
    int fewFaulty,
    double expansionRatio,
    long uncompressedBytes,
    int recordBytes,
    long splitBytes) {

  /** Below this size the expansion ratio is not judged: small repetitive files are no attack. */
  public static final long JUDGED_FROM = 64L << 20;

  /**
   * So few can be looked at one by one, and say little about a file: where one record in a hundred
   * is faulty, one file in three shows none in 99 records, two in three at least one, and two in a
   * hundred more than three (binomial).
   */
  private static final int FEW_FAULTY = 3;

  /** One record in a hundred, or three; 300-fold; 256 GiB; records of 64 MiB; splits of 32 MiB. */
  public static final ScanLimits DEFAULT =
      new ScanLimits(0.01, 0.01, FEW_FAULTY, 300, 256L << 30, 64 << 20, 32L << 20);

  public ScanLimits {
    boolean isShare = undecodableShare >= 0 && misshapenShare >= 0 && fewFaulty >= 0;
    boolean isSize = expansionRatio >= 1 && uncompressedBytes > 0 && splitBytes > 0;
    if (!isShare || !isSize || recordBytes < 1 || recordBytes > 1 << 30) {
      throw new IllegalArgumentException(
          "Invalid scan limits (shares and few records from 0, ratio from 1, sizes above 0, records up to 1 GiB): shares %s and %s, few records %d, ratio %s, sizes %d, %d, %d."
              .formatted(
                  undecodableShare,
                  misshapenShare,
                  fewFaulty,
                  expansionRatio,
                  uncompressedBytes,
                  recordBytes,
                  splitBytes));
    }
  }

  public ScanLimits splitEvery(long bytes) {
    return new ScanLimits(
        undecodableShare,
        misshapenShare,
        fewFaulty,
        expansionRatio,
        uncompressedBytes,
        recordBytes,
        bytes);
  }

  /**
   * Whether so many faulty ones refuse the file.
   *
   * @param share the allowed one, e.g. {@code misshapenShare}
   */
  boolean areTooMany(long faulty, long all, double share) {
    return faulty > share * all && (faulty > fewFaulty || 2 * faulty >= all);
  }

  /** In words, for a message: what is allowed of records or lines of another shape. */
  String allowedMisshapen() {
    return "%s of 100, or %d where they are fewer than half"
        .formatted(misshapenShare * 100, fewFaulty);
  }
}
