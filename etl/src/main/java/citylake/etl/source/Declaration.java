package citylake.etl.source;

import citylake.ddl.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * All that is declared about one dump of one city and decides what its rows look like, as a hash:
 * the city's file, the dump's contract, its SELECT, and the code lists that the SELECT asks.
 *
 * @param hash {@code dump:} and a SHA-256, hex
 * @param hashOfFolder SHA-256, hex, over the city's file and the vendor's whole folder: what lakes
 *     recorded before a vendor's dumps were told apart. Equal, it proves as much as {@code hash}
 *     does; different, it does not say which of the vendor's dumps is declared otherwise
 */
public record Declaration(String hash, String hashOfFolder) {
  private static final String OF_DUMP = "dump:";

  /**
   * @param city text of the city's file
   * @param dump name of the dump
   * @param delivery texts of the vendor that this dump's rows come from
   * @param folder texts of all the vendor's files
   */
  static Declaration of(String city, String dump, String delivery, String folder) {
    String before = city + "\0" + dump + "\0";
    return new Declaration(OF_DUMP + sha256(before + delivery), sha256(before + folder));
  }

  /**
   * Whether a hash that a lake has recorded is of just this declaration.
   *
   * @param recorded of either form; null for none
   */
  public boolean isRecordedAs(String recorded) {
    return hash.equals(recorded) || hashOfFolder.equals(recorded);
  }

  /** Whether a recorded hash is over a vendor's whole folder. */
  public static boolean isOfFolder(String recorded) {
    return recorded != null && !recorded.startsWith(OF_DUMP);
  }

  private static String sha256(String text) {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
  }
}
