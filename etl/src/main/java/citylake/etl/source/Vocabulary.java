package citylake.etl.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All words of a vendor's SELECT beside Spark's own. */
final class Vocabulary {
  private static final List<Word> WORDS =
      Stream.<Word[]>of(
              CodeWords.values(),
              TimeWords.values(),
              PlaceWords.values(),
              TextWords.values(),
              SpeedWords.values(),
              NoteWords.values())
          .flatMap(Stream::of)
          .toList();

  private Vocabulary() {}

  /** The function of this name, whatever its case. */
  static Optional<Word> named(String word) {
    return WORDS.stream().filter(each -> each.wording().word().equalsIgnoreCase(word)).findFirst();
  }

  /** All functions as a table for people. */
  static Stream<String> lines() {
    return WORDS.stream().map(word -> word.wording().line());
  }
}
