package citylake.sample.people;

import java.time.LocalDate;

/**
 * A person.
 *
 * @param no the truth: one number a person, for life
 * @param relation to the head of the household, GB/T 4761: 02 head, 10 spouse, 20 son, 30 daughter,
 *     50 parent
 * @param bornDay day of birth as {@link Calendar} counts; after 0 for who is born on a later night
 * @param diedDay day of death; {@link Calendar#NEVER} for the living
 * @param phone empty for children
 */
public record Member(
    long no,
    String name,
    boolean isMale,
    String relation,
    LocalDate born,
    int bornDay,
    int diedDay,
    String idNo,
    String phone) {

  /** Years of age on a day. */
  public int ageOn(int day) {
    return (day - bornDay) / 365;
  }

  public boolean isAliveOn(int day) {
    return bornDay <= day && day < diedDay;
  }
}
