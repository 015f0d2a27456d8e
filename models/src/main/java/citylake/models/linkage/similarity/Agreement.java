package citylake.models.linkage.similarity;

import java.util.Arrays;
import java.util.Optional;

/**
 * In which way two values of a column may agree; each has a word in the settings and a limit.
 *
 * <p>An agreement holds or does not; a value that cannot be read as a date, place or number agrees
 * with nothing in that way.
 */
public enum Agreement {
  EXACT("exact", Limit.NONE, "the same"),
  JARO_WINKLER("jaro_winkler", Limit.SHARE, "spelled alike (Jaro-Winkler at least %s)"),
  JARO("jaro", Limit.SHARE, "spelled alike (Jaro at least %s)"),
  LEVENSHTEIN("levenshtein", Limit.COUNT, "at most %s edit(s) apart"),
  OSA("osa", Limit.COUNT, "at most %s edit(s) or swap(s) apart"),
  PREFIX("prefix", Limit.COUNT, "the same first %s character(s)"),
  PINYIN("pinyin", Limit.NONE, "the same in pinyin, tones left out"),
  VARIANT_CHARACTERS(
      "variant_characters", Limit.NONE, "the same but for variant forms of characters"),
  CONTAINED("contained", Limit.NONE, "one contains the other"),
  SAME_WORDS("same_words", Limit.NONE, "the same words in another order"),
  SHARED_WORDS("shared_words", Limit.COUNT, "at least %s word(s) in common"),
  DAYS("days", Limit.COUNT, "at most %s day(s) apart"),
  SAME_YEAR("same_year", Limit.NONE, "the same year"),
  SAME_MONTH_AND_DAY("same_month_and_day", Limit.NONE, "the same month and day"),
  DAY_AND_MONTH_SWAPPED("day_and_month_swapped", Limit.NONE, "day and month swapped"),
  ID_NUMBER("id_number", Limit.NONE, "the same ID number, old or new form"),
  ID_NUMBER_EDITS(
      "id_number_edits", Limit.COUNT, "ID numbers at most %s digit(s) or swap(s) apart"),
  METRES("metres", Limit.DISTANCE, "at most %s metres apart");

  /** What kind of limit an agreement takes. */
  public enum Limit {
    NONE,
    SHARE,
    COUNT,
    DISTANCE;

    /** Why the number is no such limit; empty when it is one. */
    public Optional<String> fault(double number) {
      return switch (this) {
        case NONE -> Optional.empty();
        case SHARE ->
            number > 0 && number <= 1 ? Optional.empty() : Optional.of("must be above 0, up to 1");
        case COUNT ->
            number >= 1 && number == Math.rint(number)
                ? Optional.empty()
                : Optional.of("must be a whole number from 1");
        case DISTANCE -> number > 0 ? Optional.empty() : Optional.of("must be above 0 metres");
      };
    }
  }

  private final String word;
  private final Limit limit;
  private final String meaning;

  Agreement(String word, Limit limit, String meaning) {
    this.word = word;
    this.limit = limit;
    this.meaning = meaning;
  }

  /** The agreement of a word in the settings. */
  public static Optional<Agreement> of(String word) {
    return Arrays.stream(values()).filter(agreement -> agreement.word.equals(word)).findFirst();
  }

  public String word() {
    return word;
  }

  public Limit limit() {
    return limit;
  }

  /** The agreement in words, for a clerk. */
  public String meaning(double number) {
    String written =
        number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    return meaning.formatted(written);
  }

  /** Whether two values agree; the order of the two does not matter. */
  public boolean holds(Value a, Value b, double number) {
    // Greedy matching of Jaro can depend on the order.
    boolean isOrdered = this == JARO_WINKLER || this == JARO;
    boolean inOrder = !isOrdered || Arrays.compare(a.points(), b.points()) <= 0;
    Value first = inOrder ? a : b;
    Value second = inOrder ? b : a;
    return switch (this) {
      case EXACT -> Arrays.equals(first.points(), second.points());
      case JARO_WINKLER ->
          Jaro.highestWinkler(first.points().length, second.points().length) >= number - 1e-9
              && Jaro.winkler(first.points(), second.points()) >= number;
      case JARO -> Jaro.similarity(first.points(), second.points()) >= number;
      case LEVENSHTEIN ->
          EditDistance.isLevenshteinWithin(first.points(), second.points(), (int) number);
      case OSA ->
          EditDistance.isOptimalAlignmentWithin(first.points(), second.points(), (int) number);
      case PREFIX -> Texts.samePrefix(first.points(), second.points(), (int) number);
      case PINYIN -> first.pinyin().equals(second.pinyin());
      case VARIANT_CHARACTERS -> first.standardForm().equals(second.standardForm());
      case CONTAINED ->
          first.text().contains(second.text()) || second.text().contains(first.text());
      case SAME_WORDS -> Arrays.equals(first.words(), second.words());
      case SHARED_WORDS -> Texts.shared(first.words(), second.words()) >= number;
      case DAYS, SAME_YEAR, SAME_MONTH_AND_DAY, DAY_AND_MONTH_SWAPPED ->
          Dates.agree(this, first.date(), second.date(), number);
      case ID_NUMBER -> first.idNumber().equals(second.idNumber());
      case ID_NUMBER_EDITS ->
          EditDistance.isOptimalAlignmentWithin(
              first.idNumber().codePoints().toArray(),
              second.idNumber().codePoints().toArray(),
              (int) number);
      case METRES -> Places.metres(first.place(), second.place()) <= number;
    };
  }
}
