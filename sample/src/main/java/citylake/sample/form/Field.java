package citylake.sample.form;

/**
 * A field of a kind, by the standard's name.
 *
 * @param name English, as the data standard has it
 * @param type what it holds, which decides how a city's habits write it
 */
public record Field(String name, Type type) {
  /** What a field holds, and the Java type of its values; any may also be null or a text. */
  public enum Type {
    /** Number of the record, or part of it: {@link String}. */
    KEY,
    TEXT,
    CODE,
    NAME,
    ID_NO,
    PHONE,
    /** Local wall clock: {@link java.time.LocalDateTime}. */
    TIME,
    /** {@link java.time.LocalDate}. */
    DATE,
    /** WGS84 degrees: {@link Double}. */
    LON,
    /** WGS84 degrees: {@link Double}. */
    LAT,
    /** {@link Integer} or {@link Long}. */
    NUMBER,
    /** Kilometres an hour: {@link Integer}. */
    SPEED,
    PLATE,
    /** Colour of a plate in words: {@link PlateColour}. */
    PLATE_COLOUR,
    /** Yes or no: {@link Boolean}. */
    FLAG
  }
}
