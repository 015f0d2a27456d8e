package citylake.etl.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * What a ZIP archive says of its content, before any of it is unpacked. Deflate itself gives at
 * most 1,032 bytes a byte, so that an archive that lies about its sizes stays within that.
 */
final class ZipContent {
  /** As for gzip: more is no honest dump. */
  private static final double HIGHEST_RATIO = 300;

  private static final long JUDGED_FROM = 64L << 20;

  private ZipContent() {}

  /** Whether a file that begins so is an archive. */
  static boolean isZip(byte[] start) {
    return start.length > 1 && start[0] == 'P' && start[1] == 'K';
  }

  /**
   * @param bounded name of a part that is held in memory whole
   * @param mostBytes how large that part may be
   */
  static void check(Path archive, String bounded, long mostBytes) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
      long unpacked = 0;
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        unpacked += Math.max(0, entry.getSize());
        if (entry.getGeneralPurposeBit().usesEncryption()) {
          throw new UnfitFile(
              "encrypted_file",
              "its content is encrypted",
              "a password was set",
              "the file without a password");
        }
        if (entry.getName().equals(bounded) && isLonger(zip, entry, mostBytes)) {
          throw bomb("its part %s has more than %d bytes".formatted(bounded, mostBytes));
        }
      }
      long packed = Files.size(archive);
      if (unpacked > JUDGED_FROM && unpacked > HIGHEST_RATIO * packed) {
        throw bomb(
            "its content grows beyond what is allowed (%d bytes give %d; allowed is %.0f-fold)"
                .formatted(packed, unpacked, HIGHEST_RATIO));
      }
    } catch (UnfitFile e) {
      throw e;
    } catch (IOException e) {
      throw UnfitFile.truncated("its list of contents at the end is missing or damaged");
    }
  }

  /** Counted, not believed: a manipulated archive says of its parts what it likes. */
  private static boolean isLonger(ZipFile zip, ZipArchiveEntry entry, long mostBytes)
      throws UnfitFile {
    byte[] scratch = new byte[1 << 16];
    try (InputStream bytes = zip.getInputStream(entry)) {
      long left = mostBytes;
      while (left >= 0) {
        int got = bytes.read(scratch);
        if (got < 0) {
          return false;
        }
        left -= got;
      }
      return true;
    } catch (IOException e) {
      throw UnfitFile.corrupt("its part %s is damaged".formatted(entry.getName()));
    }
  }

  /** The beginning of a part as text; empty where there is no such part. */
  static String beginning(Path archive, String part, int mostBytes) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
      ZipArchiveEntry entry = zip.getEntry(part);
      if (entry == null) {
        return "";
      }
      try (InputStream bytes = zip.getInputStream(entry)) {
        return new String(bytes.readNBytes(mostBytes), StandardCharsets.UTF_8);
      }
    }
  }

  private static UnfitFile bomb(String what) {
    return new UnfitFile(
        "zip_bomb",
        what,
        "a damaged or manipulated file, or far more data than agreed",
        "the dump again, in parts if it is truly that large");
  }
}
