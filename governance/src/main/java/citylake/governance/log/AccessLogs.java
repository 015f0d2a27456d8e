package citylake.governance.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Logs that belong together, read as one: each is a chain of its own, since one process writes a
 * log at a time.
 */
public final class AccessLogs {
  private final List<Path> folders;

  public AccessLogs(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /** All events in the order of their times; those of one log in its order. */
  public List<LoggedEvent> events() {
    return events(any -> true);
  }

  /** The same of the events that are wanted. */
  public List<LoggedEvent> events(Predicate<AccessEvent> wanted) {
    return folders.stream()
        .flatMap(folder -> LoggedEvent.all(folder, wanted).stream())
        .sorted(Comparator.comparing(LoggedEvent::at))
        .toList();
  }

  /**
   * What became of verifying each, by the name of its folder.
   *
   * @param heads files of signed heads, one for each log in their order; empty to read the chains
   *     alone
   * @param publicPoint of the key that signs heads; null where none are given
   */
  public Map<String, LogVerdict> verdicts(List<Path> heads, String publicPoint) {
    if (!heads.isEmpty() && heads.size() != folders.size()) {
      throw new IllegalArgumentException(
          "Invalid heads: %d file(s) for %d log(s). Nothing was read. Give --heads once for each log, in the order of the logs."
              .formatted(heads.size(), folders.size()));
    }
    Map<String, LogVerdict> verdicts = new LinkedHashMap<>();
    for (int i = 0; i < folders.size(); i++) {
      verdicts.put(
          name(folders.get(i)),
          LogVerifier.verify(folders.get(i), heads.isEmpty() ? null : heads.get(i), publicPoint));
    }
    return verdicts;
  }

  private String name(Path folder) {
    boolean isTold =
        folders.stream().filter(each -> each.endsWith(folder.getFileName())).count() == 1;
    return isTold ? folder.getFileName().toString() : folder.toString();
  }

  /** One verdict on all: none of them may have been changed. */
  public static LogVerdict together(Map<String, LogVerdict> verdicts) {
    if (verdicts.size() == 1) {
      return verdicts.values().iterator().next();
    }
    long entries = 0;
    long headsKept = 0;
    long unanswered = 0;
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, LogVerdict> each : verdicts.entrySet()) {
      LogVerdict verdict = each.getValue();
      entries += verdict.entries();
      headsKept += verdict.headsKept();
      unanswered += verdict.unanswered();
      verdict.faults().forEach(fault -> faults.add(each.getKey() + ": " + fault));
    }
    return new LogVerdict(entries, null, headsKept, unanswered, faults);
  }
}
