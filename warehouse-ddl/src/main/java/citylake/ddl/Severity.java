package citylake.ddl;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a missed rule does to the night. */
public enum Severity {
  /** The night is not released. */
  ERROR,
  /** The night is released and says so. */
  WARNING;

  /** The severity that a contract names; empty where it names none of ours. */
  public static Optional<Severity> of(String severity) {
    return Arrays.stream(values()).filter(each -> each.word().equals(severity)).findFirst();
  }

  /** The word that contracts use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
