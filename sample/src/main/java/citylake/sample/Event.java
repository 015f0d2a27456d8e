package citylake.sample;

import java.time.LocalDateTime;

/**
 * One invented event as the city's police know it: an offence of an incident, or a crash.
 *
 * @param no the city's number of the incident or crash
 * @param part 1-based number of the offence within the incident; 1 for a crash
 * @param category what it was
 * @param from earliest possible start, local; null where nobody knows
 * @param to latest possible end, local; null where the moment is known or nothing is
 * @param reported when it was reported, local
 * @param spot where it was; null where nobody knows
 * @param version 1 for the first delivery, more for corrections
 * @param isRetracted whether the city takes it back
 */
record Event(
    String no,
    int part,
    Category category,
    LocalDateTime from,
    LocalDateTime to,
    LocalDateTime reported,
    Spot spot,
    int version,
    boolean isRetracted) {

  /**
   * @param code the vendor's code
   * @param words the vendor's words for it
   * @param weight how often it happens, relative to the others
   * @param hasSpan whether the time is often known only as a span
   */
  record Category(String code, String words, double weight, boolean hasSpan) {}

  /** A point by metres east and north of the city's centre, and what the address says of it. */
  record Spot(double eastM, double northM, String address, int district, int quarter) {}

  Event corrected(Category better, LocalDateTime moment) {
    return new Event(no, part, better, moment, null, reported, spot, version + 1, false);
  }

  Event retracted() {
    return new Event(no, part, category, from, to, reported, spot, version + 1, true);
  }

  Event recategorised(Category other) {
    return new Event(no, part, other, from, to, reported, spot, version, isRetracted);
  }

  Event alsoAs(Category other) {
    return new Event(no, part + 1, other, from, to, reported, spot, version, isRetracted);
  }
}
