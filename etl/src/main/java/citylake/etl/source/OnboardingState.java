package citylake.etl.source;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How far a city's connection has come, and what that means for the night. */
public enum OnboardingState {
  /** A draft that nobody has agreed to. The night leaves the city's files where they lie. */
  DRAFTED("its files are not taken: the draft is not agreed on", false, false),

  /**
   * City and data team send samples to and fro, with {@code source check}. The night leaves the
   * city's files where they lie.
   */
  CHECKING("its files are not taken: samples are being checked", false, false),

  /**
   * The night takes, judges and accounts for its files; models and published figures leave them
   * out.
   */
  TRIAL("its files are taken and judged, but in no published figure", true, false),

  /** Taken and published. */
  LIVE("its files are taken and published", true, true),

  /** The night leaves new files where they lie; what was delivered before stays published. */
  PAUSED("new files are not taken; what was delivered before stays as it is", false, true);

  private final String meaning;
  private final boolean isTaken;
  private final boolean isPublished;

  OnboardingState(String meaning, boolean isTaken, boolean isPublished) {
    this.meaning = meaning;
    this.isTaken = isTaken;
    this.isPublished = isPublished;
  }

  /** What the night does with the city, in words. */
  public String meaning() {
    return meaning;
  }

  /** Whether the night takes the city's files. */
  public boolean isTaken() {
    return isTaken;
  }

  /** Whether models and published figures count the city. */
  public boolean isPublished() {
    return isPublished;
  }

  /** The word in declarations. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The states that may follow. A city that was live is paused, never drafted again: its published
   * figures would vanish without a word.
   */
  public List<OnboardingState> next() {
    return switch (this) {
      case DRAFTED -> List.of(CHECKING);
      case CHECKING -> List.of(DRAFTED, TRIAL);
      case TRIAL -> List.of(CHECKING, LIVE);
      case LIVE -> List.of(PAUSED);
      case PAUSED -> List.of(LIVE);
    };
  }

  /** The state of this word. */
  public static Optional<OnboardingState> of(String word) {
    return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
  }

  /** All words, for messages. */
  public static String words() {
    return Arrays.stream(values()).map(OnboardingState::word).collect(Collectors.joining(", "));
  }
}
