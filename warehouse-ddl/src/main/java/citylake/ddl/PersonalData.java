package citylake.ddl;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a column tells of a person; each kind has a mask of its own in the policy. */
public enum PersonalData {
  ID_NUMBER,
  NAME,
  PHONE,
  PLATE,
  ADDRESS,
  DATE_OF_BIRTH,
  PLACE;

  /** The kind that a contract's {@code personalData} names; empty where it names none. */
  public static Optional<PersonalData> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** The word that contracts and the policy use, e.g. {@code id_number}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
