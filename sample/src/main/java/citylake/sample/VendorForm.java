package citylake.sample;

import java.time.LocalDateTime;
import java.util.List;

/**
 * How one invented vendor writes events: the form of its dumps, and nothing of how they are read.
 */
interface VendorForm {
  String name();

  /** Categories of this kind, as the vendor codes them. */
  List<Event.Category> categories(String kind);

  /** A code of this kind that is in no code list. */
  Event.Category unlistedCategory();

  /** Address in the vendor's language. */
  String address(int street, int house, boolean isBlock);

  /** First line of a file. */
  String header(String kind);

  /** One record, without its end. */
  String record(String kind, Event event, CityPlan city);

  /** A record whose fields cannot be told apart. */
  String brokenRecord(String kind);

  /** A local time as the vendor writes it. */
  String clock(LocalDateTime time);

  /** A text in the place of a time that is none. */
  String unreadableClock();

  /** A record that has no number. */
  String recordWithoutKey(String kind, Event event, CityPlan city);

  /** Name of a file below the dump folder. */
  String fileName(CityPlan city, String kind, String date);

  /** The file's bytes: encoding, record ends and packing. */
  byte[] bytes(List<String> lines);
}
