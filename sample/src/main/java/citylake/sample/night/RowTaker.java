package citylake.sample.night;

import citylake.sample.form.Kind;

/** Is offered every row of a city; makes and delivers those of which its night tells. */
@FunctionalInterface
public interface RowTaker {
  /**
   * Offers one row.
   *
   * @param day on which it arose
   * @param changeDay on which it changed; {@link citylake.sample.people.Calendar#NEVER} if it does
   *     not
   * @param hash what happens to this row by chance
   */
  void offer(Kind kind, int day, int changeDay, long hash, Maker maker);

  /** Makes the row when it is needed. */
  @FunctionalInterface
  interface Maker {
    Row row(boolean isChanged);
  }
}
