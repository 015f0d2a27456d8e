package citylake.sample;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One dump file while it is put together: its lines, and what a night should count in them. */
final class DumpDraft {
  private final CityPlan city;
  private final String kind;
  private final List<String> records = new ArrayList<>();
  private int accepted;
  private int corrections;
  private int retractions;
  private int duplicates;
  private int quarantined;

  DumpDraft(CityPlan city, String kind) {
    this.city = city;
    this.kind = kind;
  }

  void add(List<Event> events) {
    events.forEach(event -> records.add(city.vendor().record(kind, event, city)));
    accepted += events.size();
  }

  void correct(Event event) {
    records.add(city.vendor().record(kind, event, city));
    corrections++;
  }

  void retract(Event event) {
    records.add(city.vendor().record(kind, event, city));
    retractions++;
  }

  /** Repeats a record of this file byte for byte. */
  void repeat(int index) {
    records.add(records.get(index));
    duplicates++;
  }

  void addWithoutKey(Event event) {
    records.add(city.vendor().recordWithoutKey(kind, event, city));
    quarantined++;
  }

  void addBroken(int index) {
    records.add(index, city.vendor().brokenRecord(kind));
    quarantined++;
  }

  /** Spoils the start time of an event that was added. */
  void spoilTime(int index, Event event) {
    VendorForm vendor = city.vendor();
    records.set(
        index, records.get(index).replace(vendor.clock(event.from()), vendor.unreadableClock()));
  }

  byte[] bytes() {
    List<String> lines = new ArrayList<>(records.size() + 1);
    lines.add(city.vendor().header(kind));
    lines.addAll(records);
    return city.vendor().bytes(lines);
  }

  Delivery taken(LocalDate night, String date) {
    return new Delivery(
        bytes(),
        new Truth.File(
            night,
            city.key(),
            kind,
            city.vendor().fileName(city, kind, date),
            records.size(),
            accepted,
            corrections,
            retractions,
            duplicates,
            quarantined,
            "taken"));
  }

  /** A file of which no record may be taken. */
  Delivery notTaken(LocalDate night, String date, byte[] bytes, String outcome) {
    return new Delivery(
        bytes,
        new Truth.File(
            night,
            city.key(),
            kind,
            city.vendor().fileName(city, kind, date),
            0,
            0,
            0,
            0,
            0,
            0,
            outcome));
  }

  /** Bytes to write and what is true of them. */
  static final class Delivery {
    private final byte[] bytes;
    private final Truth.File truth;

    private Delivery(byte[] bytes, Truth.File truth) {
      this.bytes = bytes;
      this.truth = truth;
    }

    byte[] bytes() {
      return bytes;
    }

    Truth.File truth() {
      return truth;
    }

    Path in(Path dumps) {
      return dumps.resolve(truth.file());
    }
  }
}
