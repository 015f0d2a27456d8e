package citylake.etl.format;

import java.io.IOException;
import java.nio.charset.Charset;

/**
 * A file that is not what its contract says, as a reader of the format finds out. Parts of the
 * message: what and where, the likely cause, what the city should send. None holds a value of the
 * file.
 */
public final class UnfitFile extends IOException {
  private final String reason;
  private final String likelyCause;
  private final String send;

  /**
   * @param reason code of the refusal, e.g. {@code truncated_file}
   */
  public UnfitFile(String reason, String what, String likelyCause, String send) {
    super(what);
    this.reason = reason;
    this.likelyCause = likelyCause;
    this.send = send;
  }

  /** Of no bytes, or of none that are records. */
  public static UnfitFile empty() {
    return new UnfitFile(
        "empty_file",
        "it is empty",
        "the export failed or the disk was full",
        "the file again; for a night without events send no file, and tell the data team");
  }

  /** Of the right form, without any record. */
  public static UnfitFile headerOnly(String what) {
    return new UnfitFile(
        "header_only",
        what,
        "the export found nothing, for example because of a wrong date",
        "the file with its records; for a night without events send no file, and tell the data team");
  }

  static UnfitFile truncated(String what) {
    return new UnfitFile(
        "truncated_file",
        what,
        "the transfer broke off, or the file was fetched while it was still being written",
        "the whole file again, and compare its size on both sides");
  }

  static UnfitFile corrupt(String what) {
    return new UnfitFile(
        "corrupt_file",
        what,
        "bytes were changed on the way, for example by a transfer in text mode",
        "the file again, transferred as binary");
  }

  /**
   * @param blocks what is held in memory whole, in the plural
   */
  static UnfitFile blockTooLarge(String blocks, long bytes, long allowed) {
    return new UnfitFile(
        "block_too_large",
        "one of its %s has %d bytes (allowed are %d)".formatted(blocks, bytes, allowed),
        "the writer was told to make larger ones than usual, or the file is damaged",
        "the file with %s of 128 MiB or less".formatted(blocks));
  }

  static UnfitFile wrongEncoding(String what, Charset agreed) {
    return new UnfitFile(
        "wrong_encoding",
        what,
        "the file was written in another encoding",
        "the file as %s, or tell the data team its true encoding so that the contract is changed"
            .formatted(agreed.name()));
  }

  /**
   * @param found what is known of the file instead
   */
  static UnfitFile wrongFormat(FormatWords agreed, String found) {
    return new UnfitFile(
        "wrong_format",
        "it is no " + agreed.name(),
        found,
        "the dump as %s, as it is or in gzip".formatted(agreed.name()));
  }

  /**
   * @param start first bytes of the file, by which other formats are recognised
   */
  static UnfitFile wrongFormat(FormatWords agreed, byte[] start) {
    return wrongFormat(
        agreed, OtherFormat.of(start).map("it is "::concat).orElse("it begins like none"));
  }

  public String reason() {
    return reason;
  }

  public String likelyCause() {
    return likelyCause;
  }

  public String send() {
    return send;
  }
}
