package citylake.orchestration.cli;

import citylake.sample.night.FileAccount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a night of the sample province brings, in sentences.
 *
 * @param all files of all nights
 */
record ArrivedNight(List<FileAccount> all, LocalDate night) {
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    List<FileAccount> taken = files("taken").toList();
    sentences.add(
        "Night %s: %d cities deliver %,d records in %d files; %,d correct a row, %,d take one back, %,d come twice, %,d cannot become a row or give changed fields alone."
            .formatted(
                night,
                cities(this::isTonight).size(),
                sum(taken, FileAccount::records),
                taken.size(),
                sum(taken, FileAccount::corrections),
                sum(taken, FileAccount::retractions),
                sum(taken, FileAccount::duplicates),
                sum(taken, FileAccount::quarantined)));
    files("refused")
        .forEach(file -> sentences.add("%s %s.".formatted(file.file(), words(file.mishap()))));
    files("already_taken")
        .forEach(
            file ->
                sentences.add(
                    "%s is a file that came before, under another name.".formatted(file.file())));
    add(sentences, "%s: nothing comes.", missing(cities(this::isTonight), cities(this::isBefore)));
    add(
        sentences,
        "%s: joins the province.",
        isFirst() ? Set.of() : missing(known(), cities(this::isTonight)));
    return sentences;
  }

  private static String words(String mishap) {
    return switch (mishap) {
      case "torn" -> "breaks off on the way";
      case "renamed_field" -> "calls a field by another name than agreed";
      case "other_encoding" -> "is in another encoding than agreed";
      default -> "cannot be taken: " + mishap;
    };
  }

  private static void add(List<String> sentences, String sentence, Set<String> cities) {
    if (!cities.isEmpty()) {
      sentences.add(sentence.formatted(String.join(", ", cities)));
    }
  }

  private boolean isFirst() {
    return known().isEmpty();
  }

  /** Cities that have delivered on an earlier night. */
  private Set<String> known() {
    return cities(this::isBefore);
  }

  private boolean isBefore(FileAccount file) {
    return file.night().isBefore(night);
  }

  private boolean isTonight(FileAccount file) {
    return file.night().equals(night);
  }

  private Stream<FileAccount> files(String outcome) {
    return all.stream().filter(this::isTonight).filter(file -> file.outcome().equals(outcome));
  }

  private Set<String> cities(Predicate<FileAccount> of) {
    return all.stream()
        .filter(of)
        .map(FileAccount::city)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Those of some that are not among others. */
  private static Set<String> missing(Set<String> others, Set<String> some) {
    Set<String> missing = new TreeSet<>(some);
    missing.removeAll(others);
    return missing;
  }

  private static int sum(List<FileAccount> files, ToIntFunction<FileAccount> number) {
    return files.stream().mapToInt(number).sum();
  }
}
