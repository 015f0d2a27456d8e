package citylake.sample.night;

import citylake.sample.land.Address;
import citylake.sample.people.Member;

/**
 * A row as its city knows it, and the truth about it, which is no part of the delivery.
 *
 * @param values by the kind's fields
 * @param personNo whose record it is; 0 where it is nobody's
 * @param addressNo which address it names; null where it names none
 * @param planted what it is an example of (hot place, series, misread plate); null for most
 */
public record Row(Object[] values, long personNo, String addressNo, String planted) {
  public static Row of(Object... values) {
    return new Row(values, 0, null, null);
  }

  public Row ofPerson(Member member) {
    return new Row(values, member.no(), addressNo, planted);
  }

  public Row at(Address address) {
    return new Row(values, personNo, address.no(), planted);
  }

  public Row planted(String what) {
    return new Row(values, personNo, addressNo, what);
  }
}
