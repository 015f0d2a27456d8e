package citylake.sample.people;

import citylake.sample.land.City;

/**
 * A household's time in one dwelling.
 *
 * @param no 0 for the first, 1 for the one it moved to
 * @param dwelling number of the dwelling in the city
 * @param from first day
 * @param to day of leaving; {@link Calendar#NEVER} while it stays
 * @param registeredFrom day from which the household register has it here; NEVER if it never does
 * @param registeredTo day on which the register lets it go; NEVER if it does not
 */
public record Stay(
    int no, City city, long dwelling, int from, int to, int registeredFrom, int registeredTo) {
  public boolean isOn(int day) {
    return from <= day && day < to;
  }
}
