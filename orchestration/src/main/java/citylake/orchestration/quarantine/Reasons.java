package citylake.orchestration.quarantine;

import citylake.etl.standard.CandidateRows;

/** What is to be done about a reason, and by whom. */
public final class Reasons {
  private Reasons() {}

  /** Who does what, for the data team. */
  public static String toDo(String reason) {
    return switch (reason) {
      case CandidateRows.KEY_MISSING ->
          "The city sends the record again with its number; the rest of the file is taken.";
      case CandidateRows.TEST_RECORD ->
          "Nothing: it was a trial of the city's platform and is kept for the account alone.";
      case CandidateRows.OPERATION_UNKNOWN ->
          "Ask the city what the code means, mend the declaration, then: citylake quarantine replay";
      case CandidateRows.PARTIAL_CORRECTION ->
          "The city sends the whole record again; until then its row stays as it was.";
      case "retraction_without_match" ->
          "The city checks the number, or sends the record that it takes back; until then nothing has changed.";
      case "unreadable_record" ->
          "The city mends the record (fields, quotes, encoding) and sends it again in a new file; where it is a total or a note behind the records, the export leaves it out.";
      default -> "Look at one of them with: citylake quarantine show DELIVERY RECORD_NO";
    };
  }

  /** What the city is asked for, in its own terms. */
  public static String wanted(String reason) {
    return switch (reason) {
      case CandidateRows.KEY_MISSING ->
          "These records lack their number. Please send them again with the number filled in.";
      case CandidateRows.OPERATION_UNKNOWN ->
          "These records have a code that is not in the agreed list. Please tell us what it means, or correct it and send them again.";
      case CandidateRows.PARTIAL_CORRECTION ->
          "These records correct others by the changed fields alone. Please send the whole records again.";
      case "retraction_without_match" ->
          "These records take back others that we do not have. Please check their numbers, or send the records that they take back.";
      case "unreadable_record" ->
          "These records do not have the agreed fields, quotes or encoding. Please mend the export and send them again in a new file; a total or a note behind the records is none, and please leave it out.";
      default -> "These records could not be taken. Please look at them and send them again.";
    };
  }
}
