package citylake.models.place;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A square cell by its column and row, counted from the city's centre.
 *
 * @param x columns east of the centre; cell 0 begins at the centre
 * @param y rows north of the centre
 */
public record Cell(int x, int y) {
  private static final Pattern ID = Pattern.compile("(\\d+)m_(-?\\d+)_(-?\\d+)");

  /** One number that orders like (x, y). */
  public long key() {
    return key(x, y);
  }

  /** As {@link #key()}, without making a cell. */
  public static long key(int x, int y) {
    return ((long) x << 32) | ((y ^ Integer.MIN_VALUE) & 0xffff_ffffL);
  }

  public static Cell ofKey(long key) {
    return new Cell(xOfKey(key), yOfKey(key));
  }

  static int xOfKey(long key) {
    return (int) (key >> 32);
  }

  static int yOfKey(long key) {
    return (int) key ^ Integer.MIN_VALUE;
  }

  /** Identifier of the cell in its city, e.g. {@code 250m_12_-7}. */
  public String id(int cellSizeM) {
    return cellSizeM + "m_" + x + "_" + y;
  }

  /** Reads {@link #id}. */
  public static Cell ofId(String id) {
    Matcher parts = ID.matcher(id);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "Invalid cell (must be <size>m_<column>_<row>, e.g. 250m_12_-7): " + id);
    }
    return new Cell(Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
  }
}
