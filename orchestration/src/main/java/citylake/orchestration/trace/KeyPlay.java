package citylake.orchestration.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

  private final Map<String, String> vendors;
  private final List<Step> steps = new ArrayList<>();

  /**
   * @param vendors by delivery: versions are compared within one vendor's numbering alone
   */
  KeyPlay(Map<String, String> vendors) {
    this.vendors = Map.copyOf(vendors);
  }

  private record Step(RawRecord record, String operation, Version version, boolean isRefused) {
    String sequence() {
      return version.sequence;
    }
  }

  /**
   * A version that a record gives, or that a row has.
   *
   * @param sequence empty for none
   * @param vendor whose numbering it is of; empty where nobody knows
   */
  private record Version(String sequence, String vendor) {
    private static final Version NONE = new Version("", "");

    boolean isBefore(Version other) {
      return isOfNumbering(other) && !sequence.isEmpty() && sequence.compareTo(other.sequence) < 0;
    }

    /** What the row has once a record of this version has changed it. */
    Version after(Version before) {
      return sequence.isEmpty() && isOfNumbering(before) ? before : this;
    }

    private boolean isOfNumbering(Version other) {
      return vendor.isEmpty() || other.vendor.isEmpty() || vendor.equals(other.vendor);
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
    Version version =
        new Version(candidate.getAs("_sequence"), vendors.getOrDefault(record.delivery(), ""));
    steps.add(new Step(record, candidate.getAs("_operation"), version, isRefused));
  }

  /**
   * @param shown the record that the row shows
   * @param text of a record as it was delivered; null hides it
   */
  List<KeyRecord> play(RawRecords.Place shown, Function<RawRecord, String> text) {
    List<KeyRecord> played = new ArrayList<>();
    String hash = null;
    Version version = Version.NONE;
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
        isOvertaken = !isSame && step.version.isBefore(version);
        if (!isSame && !isOvertaken) {
          hash = record.contentHash();
          isCurrent = true;
          version = step.version.after(version);
        }
      } else if (isCurrent) {
        outcome = "retraction";
        isOvertaken = step.version.isBefore(version);
        isCurrent = isOvertaken;
        version = isOvertaken ? version : step.version.after(version);
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
              shown.equals(record.place()),
              text == null ? null : text.apply(record)));
    }
    return List.copyOf(played);
  }
}
