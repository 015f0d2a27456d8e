package citylake.sample.person;

/**
 * What one register says of one person.
 *
 * @param personNo the truth: whose record it is
 * @param idNo 18 or 15 characters, division prefix 99 that no division has; empty where unknown
 * @param born year-month-day
 */
public record Person(
    long personNo,
    String name,
    String sex,
    String born,
    String idNo,
    String phone,
    String address) {}
