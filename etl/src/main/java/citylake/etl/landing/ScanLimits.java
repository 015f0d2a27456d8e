package citylake.etl.landing;

/**
 * When a file as a whole is refused.
 *
 * @param undecodableShare share of records, 0 to 1; above it the file is in another encoding
 * @param misshapenShare share of records, 0 to 1; above it the file has another shape
 * @param expansionRatio uncompressed bytes a compressed byte, judged after the first {@code
 *     JUDGED_FROM} uncompressed bytes
 * @param uncompressedBytes the largest a gzip file may become
 * @param recordBytes the longest record; a longer one is a quote that was never closed
 * @param splitBytes a split is cut at the first record end behind so many bytes
 */
public record ScanLimits(
    double undecodableShare,
    double misshapenShare,
    double expansionRatio,
    long uncompressedBytes,
    int recordBytes,
    long splitBytes) {

  /** Below this size the expansion ratio is not judged: small repetitive files are no attack. */
  public static final long JUDGED_FROM = 64L << 20;

  /** One record in a hundred; 300-fold; 256 GiB; records of 64 MiB; splits of 32 MiB. */
  public static final ScanLimits DEFAULT =
      new ScanLimits(0.01, 0.01, 300, 256L << 30, 64 << 20, 32L << 20);

  public ScanLimits {
    boolean isShare = undecodableShare >= 0 && misshapenShare >= 0;
    boolean isSize = expansionRatio >= 1 && uncompressedBytes > 0 && splitBytes > 0;
    if (!isShare || !isSize || recordBytes < 1 || recordBytes > 1 << 30) {
      throw new IllegalArgumentException(
          "Invalid scan limits (shares from 0, ratio from 1, sizes above 0, records up to 1 GiB): shares %s and %s, ratio %s, sizes %d, %d, %d."
              .formatted(
                  undecodableShare,
                  misshapenShare,
                  expansionRatio,
                  uncompressedBytes,
                  recordBytes,
                  splitBytes));
    }
  }

  public ScanLimits splitEvery(long bytes) {
    return new ScanLimits(
        undecodableShare, misshapenShare, expansionRatio, uncompressedBytes, recordBytes, bytes);
  }
}
