package citylake.orchestration.cli;

import citylake.orchestration.night.NightResult;
import citylake.quality.DeliveryAccount;
import citylake.sample.night.FileAccount;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds what the nights counted in each file against what the sample says is in it. */
final class CountedFiles {
  private CountedFiles() {}

  /** A sentence; where files differ, their names. */
  static String compare(List<FileAccount> written, List<NightResult> nights) {
    Map<String, DeliveryAccount> counted =
        nights.stream()
            .flatMap(night -> night.deliveries().stream())
            .collect(Collectors.toMap(DeliveryAccount::file, Function.identity(), (a, b) -> b));
    List<FileAccount> taken =
        written.stream().filter(file -> file.outcome().equals("taken")).toList();
    List<String> other =
        taken.stream()
            .filter(file -> !isSame(file, counted.get(file.file())))
            .map(FileAccount::file)
            .toList();
    long refused = written.stream().filter(file -> file.outcome().equals("refused")).count();
    long refusals =
        nights.stream()
            .flatMap(night -> night.refusals().stream())
            .filter(refusal -> refusal.status().equals("refused"))
            .count();
    return "Files counted exactly as they were written: %,d of %,d%s; faulty files refused: %d of %d.%n"
        .formatted(
            taken.size() - other.size(),
            taken.size(),
            other.isEmpty() ? "" : " (not: " + String.join(", ", other) + ")",
            refusals,
            refused);
  }

  private static boolean isSame(FileAccount written, DeliveryAccount counted) {
    return counted != null
        && written.records() == counted.records()
        && written.accepted() == counted.accepted()
        && written.corrections() == counted.corrections()
        && written.retractions() == counted.retractions()
        && written.duplicates() == counted.duplicates()
        && written.quarantined() == counted.quarantined();
  }
}
