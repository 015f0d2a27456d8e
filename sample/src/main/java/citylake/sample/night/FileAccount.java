package citylake.sample.night;

import java.time.LocalDate;

/**
 * One delivered file and what a night should count in it, if nights are taken in order and the
 * files of a night by the date in their names.
 *
 * @param night on which it arrives
 * @param file path below the night's folder
 * @param records data records; 0 for a file of which none may be taken
 * @param accepted records with a number not seen before
 * @param corrections records that change a row delivered before
 * @param retractions records that take a row back
 * @param duplicates records that repeat an earlier one byte for byte
 * @param quarantined records that cannot become a row
 * @param outcome {@code taken}, {@code refused} or {@code already_taken}
 * @param mishap why it is refused: {@code torn}, {@code renamed_field} or {@code other_encoding};
 *     null where it is not
 */
public record FileAccount(
    LocalDate night,
    String city,
    String kind,
    String file,
    int records,
    int accepted,
    int corrections,
    int retractions,
    int duplicates,
    int quarantined,
    String outcome,
    String mishap) {
  /** A file that a reader must refuse for what happened to it. */
  static FileAccount refused(FileAccount whole, String mishap) {
    return new FileAccount(
        whole.night, whole.city, whole.kind, whole.file, 0, 0, 0, 0, 0, 0, "refused", mishap);
  }

  /** A file that came before, under another name. */
  static FileAccount again(FileAccount whole, LocalDate night, String file) {
    return new FileAccount(
        night, whole.city, whole.kind, file, 0, 0, 0, 0, 0, 0, "already_taken", null);
  }

  /**
   * The same where a reader sets corrections aside, as those that give the changed fields alone.
   */
  public FileAccount withCorrectionsSetAside() {
    return new FileAccount(
        night,
        city,
        kind,
        file,
        records,
        accepted,
        0,
        retractions,
        duplicates,
        quarantined + corrections,
        outcome,
        mishap);
  }

  /** The same records under another name. */
  FileAccount as(LocalDate otherNight, String otherFile) {
    return new FileAccount(
        otherNight,
        city,
        kind,
        otherFile,
        records,
        accepted,
        corrections,
        retractions,
        duplicates,
        quarantined,
        outcome,
        mishap);
  }
}
