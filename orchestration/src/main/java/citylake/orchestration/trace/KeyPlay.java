package citylake.orchestration.trace;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * Plays the records of one key by hand, in their order, and says what became of each. Told here a
 * second time on purpose: it checks what the night decided.
 */
final class KeyPlay {
  private static final Comparator<Step> ORDER =
      Comparator.comparing((Step step) -> step.record.night())
          .thenComparing(Step::sequence)
          .thenComparing(step -> step.record.file())
          .thenComparing(step -> step.record.recordNo());

  private final List<Step> steps = new ArrayList<>();

  private record Step(RawRecord record, String operation, String sequence, boolean isRefused) {
    boolean isBefore(String version) {
      return !sequence.isEmpty() && sequence.compareTo(version) < 0;
    }

    String orElse(String version) {
      return sequence.isEmpty() ? version : sequence;
    }
  }

  void add(RawRecord record, Row candidate) {
    add(record, candidate, false);
  }

  /**
   * @param candidate of the record, as the SELECT gives it
   * @param isRefused whether it is in quarantine: then it has said nothing about the key. One that
   *     takes back what was not there is, and plays the same either way.
   */
  void add(RawRecord record, Row candidate, boolean isRefused) {
    steps.add(
        new Step(record, candidate.getAs("_operation"), candidate.getAs("_sequence"), isRefused));
  }

  /**
   * @param shown the record that the row shows
   * @param encoding of the raw text; null hides it
   */
  List<KeyRecord> play(RawRecords.Place shown, Charset encoding) {
    List<KeyRecord> played = new ArrayList<>();
    String hash = null;
    String version = "";
    boolean isCurrent = false;
    for (Step step : steps.stream().sorted(ORDER).toList()) {
      RawRecord record = step.record;
      boolean sets = step.operation.equals("upsert");
      boolean isOvertaken = false;
      String outcome;
      if (step.isRefused) {
        outcome = "quarantined";
      } else if (sets) {
        boolean isSame = isCurrent && record.contentHash().equals(hash);
        outcome = hash == null ? "accepted" : isSame ? "duplicate" : "correction";
        isOvertaken = !isSame && step.isBefore(version);
        if (!isSame && !isOvertaken) {
          hash = record.contentHash();
          isCurrent = true;
          version = step.orElse(version);
        }
      } else if (isCurrent) {
        outcome = "retraction";
        isOvertaken = step.isBefore(version);
        isCurrent = isOvertaken;
        version = isOvertaken ? version : step.orElse(version);
      } else {
        outcome = "quarantined";
      }
      played.add(
          new KeyRecord(
              record.night().toString(),
              record.delivery(),
              record.file(),
              record.recordNo(),
              step.operation,
              outcome,
              isOvertaken,
              shown.equals(new RawRecords.Place(record.delivery(), record.recordNo())),
              encoding == null ? null : record.text(encoding)));
    }
    return List.copyOf(played);
  }
}
