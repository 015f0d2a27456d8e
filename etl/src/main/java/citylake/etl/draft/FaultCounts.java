package citylake.etl.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts faults by name and detail, and remembers where each came first. */
final class FaultCounts {
  /** What keeps a record out of the lake stands first. */
  private static final List<String> WORST_FIRST =
      List.of(
          "record_undecodable",
          "record_misshapen",
          "key_missing",
          "key_repeated",
          "record_repeated",
          "time_missing",
          "time_unreadable",
          "end_before_start",
          "time_implausible",
          "place_missing",
          "place_zero",
          "place_unreadable",
          "place_far");

  private final Map<String, FileFault> faults = new LinkedHashMap<>();

  void add(String name, String detail, long record) {
    faults.merge(
        name + "|" + detail,
        new FileFault(name, 1, detail, record),
        (known, more) ->
            new FileFault(name, known.records() + 1, known.detail(), known.firstRecord()));
  }

  void addCounted(FileFault fault) {
    faults.put(fault.name() + "|" + fault.detail(), fault);
  }

  /** Worst first, then the more frequent. */
  List<FileFault> all() {
    List<FileFault> sorted = new ArrayList<>(faults.values());
    sorted.sort(
        Comparator.comparingInt((FileFault fault) -> rank(fault.name()))
            .thenComparing(Comparator.comparingLong(FileFault::records).reversed()));
    return List.copyOf(sorted);
  }

  private static int rank(String name) {
    int rank = WORST_FIRST.indexOf(name);
    return rank < 0 ? WORST_FIRST.size() : rank;
  }
}
