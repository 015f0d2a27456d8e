package citylake.etl.outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The same decisions made the slow way: record after record over a map. */
final class PlayedByHand {
  private final Map<String, State> rows = new TreeMap<>();
  private Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

  void play(String delivery, List<RecordOfKey> records) {
    counts = new EnumMap<>(Outcome.class);
    List<RecordOfKey> inOrder = new ArrayList<>(records);
    inOrder.sort(Comparator.comparing(RecordOfKey::sequence));
    inOrder.forEach(record -> counts.merge(play(delivery, record), 1L, Long::sum));
  }

  private Outcome play(String delivery, RecordOfKey record) {
    if (record.key() == null) {
      return Outcome.QUARANTINED;
    }
    State row = rows.get(record.key());
    if (record.operation().equals("retract")) {
      if (row == null || row.retracted()) {
        return Outcome.QUARANTINED;
      }
      if (!row.hasOvertaken(record)) {
        rows.put(
            record.key(),
            new State(row.value(), true, row.superseded(), row.first(), row.orVersion(record)));
      }
      return Outcome.RETRACTION;
    }
    if (row == null) {
      rows.put(record.key(), new State(record.value(), false, 0, delivery, record.sequence()));
      return Outcome.ACCEPTED;
    }
    if (!row.retracted() && row.value().equals(record.value())) {
      return Outcome.DUPLICATE;
    }
    boolean wins = !row.hasOvertaken(record);
    rows.put(
        record.key(),
        new State(
            wins ? record.value() : row.value(),
            !wins && row.retracted(),
            row.superseded() + 1,
            row.first(),
            wins ? row.orVersion(record) : row.version()));
    return Outcome.CORRECTION;
  }

  Map<Outcome, Long> counts() {
    return counts;
  }

  List<String> rows() {
    return rows.entrySet().stream()
        .map(
            entry ->
                "%s %s %s superseded=%d first=%s"
                    .formatted(
                        entry.getKey(),
                        entry.getValue().value(),
                        entry.getValue().retracted() ? "retracted" : "current",
                        entry.getValue().superseded(),
                        entry.getValue().first()))
        .toList();
  }

  private record State(
      String value, boolean retracted, int superseded, String first, String version) {
    boolean hasOvertaken(RecordOfKey record) {
      return !record.sequence().isEmpty() && record.sequence().compareTo(version) < 0;
    }

    String orVersion(RecordOfKey record) {
      return record.sequence().isEmpty() ? version : record.sequence();
    }
  }
}
