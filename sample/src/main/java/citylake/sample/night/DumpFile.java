package citylake.sample.night;

import citylake.sample.draw.Draw;
import citylake.sample.form.Action;
import citylake.sample.form.CityForm;
import citylake.sample.form.Field;
import citylake.sample.form.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;

/**
 * One dump file while it is written: its records, the faults planted among them, and what a night
 * should count. Faults lie at record numbers that depend on the file, so that any number of nights
 * has some of each: exact repeats, torn records, records without a number, times that cannot be
 * read or that the vendor's export has lost for it.
 */
final class DumpFile implements Closeable {
  static final String UNREADABLE_TIME = "2026-02-30 25:61:00";
  private static final int MANY = 5_000;
  private static final int CHANCE = 3;

  /** Late enough to be less than one record in a hundred: more and a city's file is no dump. */
  private static final int TORN = 140;

  private final Kind kind;
  private final CityForm.RecordWriter writer;
  private final Faults faults;
  private final long hash;
  private int told;
  private int records;
  private int accepted;
  private int corrections;
  private int retractions;
  private int duplicates;
  private int quarantined;

  /** Is told of each planted fault: number of the record, 1-based, and what is wrong with it. */
  @FunctionalInterface
  interface Faults {
    void planted(int recordNo, String fault);
  }

  DumpFile(Kind kind, CityForm.RecordWriter writer, long hash, Faults faults) {
    this.kind = kind;
    this.writer = writer;
    this.hash = hash;
    this.faults = faults;
  }

  /**
   * A row for the first time.
   *
   * @param maySpoil whether its times may be made unreadable; not where it is told again
   */
  void add(Object[] values, int version, boolean maySpoil) throws IOException {
    accepted++;
    Object[] written = maySpoil && isDue(1, 10) ? withUnreadableTime(values) : values;
    write(written, Action.ADD, version);
    if (written != values) {
      faults.planted(records, writer.keepsTimesThatAreNone() ? "unreadable_time" : "lost_time");
    }
    plantAfter(written, version);
  }

  void change(Object[] values, Action action, int version) throws IOException {
    corrections++;
    write(values, action, version);
  }

  void retract(Object[] values, int version) throws IOException {
    retractions++;
    write(values, Action.RETRACT, version);
  }

  /** A record of an earlier night once more. */
  void repeat(Object[] values) throws IOException {
    duplicates++;
    write(values, Action.ADD, 1);
  }

  private void plantAfter(Object[] values, int version) throws IOException {
    if (isDue(2, 14)) {
      duplicates++;
      write(values, Action.ADD, version);
      faults.planted(records, "repeated");
    }
    if (isDue(3, TORN) && writer.writeBroken()) {
      quarantined++;
      records++;
      faults.planted(records, "torn");
    }
    if (isDue(4, 22)) {
      quarantined++;
      Object[] withoutKey = values.clone();
      withoutKey[0] = null;
      write(withoutKey, Action.ADD, version);
      faults.planted(records, "no_number");
    }
    told++;
  }

  /** Once early in one file of three, and once in every five thousand rows. */
  private boolean isDue(int fault, int early) {
    boolean isChosen = Draw.below(CHANCE, hash >>> (8 * fault)) == 0;
    return (told == early && isChosen) || told % MANY == MANY / 2 + early;
  }

  private Object[] withUnreadableTime(Object[] values) {
    for (int i = kind.fields().size() - 1; i > 0; i--) {
      if (kind.fields().get(i).type() == Field.Type.TIME && values[i] != null) {
        Object[] spoilt = values.clone();
        spoilt[i] = UNREADABLE_TIME;
        return spoilt;
      }
    }
    return values;
  }

  private void write(Object[] values, Action action, int version) throws IOException {
    records++;
    writer.write(values, action, version);
  }

  FileAccount account(LocalDate night, String city, String file) {
    return new FileAccount(
        night,
        city,
        kind.standardName(),
        file,
        records,
        accepted,
        corrections,
        retractions,
        duplicates,
        quarantined,
        "taken",
        null);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
