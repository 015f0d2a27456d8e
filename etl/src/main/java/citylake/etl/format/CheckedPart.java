package citylake.etl.format;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** One part of an archive, held against its checksum at its end. */
final class CheckedPart implements AutoCloseable {
  private static final int MD5_DIGITS = 32;

  private final InputStream bytes;
  private final String name;
  private final String checksum;
  private final MessageDigest digest;

  private CheckedPart(InputStream bytes, String name, String checksum) {
    this.bytes = bytes;
    this.name = name;
    this.checksum = checksum;
    try {
      digest = MessageDigest.getInstance(checksum.length() == MD5_DIGITS ? "MD5" : "SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash parts: this Java has no MD5 or SHA-256", e);
    }
  }

  static CheckedPart open(ZipFile zip, String name, String checksum) throws IOException {
    try {
      return new CheckedPart(zip.getInputStream(zip.getEntry(name)), name, checksum);
    } catch (IOException e) {
      throw UnfitFile.corrupt("its part '%s' is packed in a way that is not read".formatted(name));
    }
  }

  /** As a stream; at the end the checksum must agree. */
  int read(byte[] into, int from, int length) throws IOException {
    int got;
    try {
      got = bytes.read(into, from, length);
    } catch (IOException e) {
      throw UnfitFile.corrupt("its part '%s' is damaged".formatted(name));
    }
    if (got > 0) {
      digest.update(into, from, got);
    } else if (got < 0 && !HexFormat.of().formatHex(digest.digest()).equals(checksum)) {
      throw new UnfitFile(
          "checksum_disagrees",
          "its part '%s' has not the checksum of its manifest".formatted(name),
          "the part was changed on the way, or after the manifest was written",
          "the archive again");
    }
    return got;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
