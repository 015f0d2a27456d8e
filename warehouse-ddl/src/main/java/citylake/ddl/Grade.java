package citylake.ddl;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How closely a column is kept; a later grade is kept more closely than an earlier one. */
public enum Grade {
  /** Open to everyone, also outside. */
  PUBLIC,
  /** For the staff of the cities and the province. */
  INTERNAL,
  /** Says something about a person or a home; needs a purpose or an approval. */
  SENSITIVE,
  /** As delivered, or about a person's secrets; read only by approved break-glass. */
  TOP_SECRET;

  /** The grade that a contract's {@code classification} names; empty where it names none. */
  public static Optional<Grade> of(String classification) {
    return Arrays.stream(values()).filter(grade -> grade.word().equals(classification)).findFirst();
  }

  /** The word that contracts use, e.g. {@code top_secret}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The grade of what a mask leaves of a value. */
  public Grade oneLower() {
    return switch (this) {
      case TOP_SECRET -> SENSITIVE;
      case SENSITIVE -> INTERNAL;
      case INTERNAL, PUBLIC -> PUBLIC;
    };
  }

  /** The stricter of the two. */
  public Grade orHigher(Grade other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
