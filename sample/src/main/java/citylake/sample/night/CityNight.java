package citylake.sample.night;

import citylake.sample.draw.Draw;
import citylake.sample.form.Action;
import citylake.sample.form.CityForm;
import citylake.sample.form.Field;
import citylake.sample.form.Kind;
import citylake.sample.land.City;
import citylake.sample.people.Calendar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one city writes for one night: a file for each kind that has something to tell, and the
 * truth about its rows. Holds no row longer than it takes to write it.
 */
public final class CityNight implements RowTaker {
  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

  private final City city;
  private final Night night;
  private final CityForm form;
  private final NightFolder folder;
  private final long seed;
  private final Map<Kind, DumpFile> files = new EnumMap<>(Kind.class);
  private final TruthCsv records;
  private final TruthCsv faults;

  public CityNight(City city, Night night, CityForm form, NightFolder folder, long seed)
      throws IOException {
    this.city = city;
    this.night = night;
    this.form = form;
    this.folder = folder;
    this.seed = seed;
    this.records =
        folder.truth(
            night, city, "record", "kind", "record_no", "person_no", "address_no", "planted");
    this.faults = folder.truth(night, city, "fault", "file", "record_no", "fault");
  }

  @Override
  public void offer(Kind kind, int day, int changeDay, long hash, Maker maker) {
    Telling telling = night.of(day, changeDay, hash);
    if (telling == Telling.NOTHING) {
      return;
    }
    try {
      tell(kind, telling, hash, maker);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to write the %s of %s for night %d: %s. Check the folder's rights and free space; no lake was touched."
              .formatted(kind.standardName(), city.key(), night.number(), e.getMessage()),
          e);
    }
  }

  private void tell(Kind kind, Telling telling, long hash, Maker maker) throws IOException {
    DumpFile file = file(kind);
    Row row = maker.row(telling == Telling.NEW_CHANGED || telling == Telling.CHANGED);
    Object[] values = row.values();
    switch (telling) {
      case NEW -> file.add(values, 1, !Night.isRepeated(hash));
      case NEW_MISTAKEN -> file.add(Mistake.in(kind, values), 1, false);
      case NEW_CHANGED -> file.add(values, 2, false);
      case CORRECTED -> change(file, kind, Mistake.in(kind, values), values);
      case CHANGED -> change(file, kind, maker.row(false).values(), values);
      case RETRACTED -> file.retract(values, 2);
      case REPEATED -> file.repeat(values);
      case NOTHING -> throw new IllegalStateException("Cannot tell nothing of a row");
    }
    boolean isFirst =
        telling == Telling.NEW || telling == Telling.NEW_MISTAKEN || telling == Telling.NEW_CHANGED;
    if (isFirst && (row.personNo() > 0 || row.addressNo() != null || row.planted() != null)) {
      records.line(
          kind.standardName(),
          key(kind, values),
          row.personNo() > 0 ? row.personNo() : null,
          row.addressNo(),
          row.planted());
    }
  }

  private void change(DumpFile file, Kind kind, Object[] before, Object[] after)
      throws IOException {
    if (!form.correctsInParts()) {
      file.change(after, Action.CHANGE, 2);
      return;
    }
    Object[] part = new Object[after.length];
    for (int i = 0; i < part.length; i++) {
      boolean isKey = kind.fields().get(i).type() == Field.Type.KEY;
      part[i] = isKey || !Objects.equals(before[i], after[i]) ? after[i] : null;
    }
    file.change(part, Action.CHANGE_PART, 2);
  }

  /** Parts of a key are joined by a slash. */
  private static String key(Kind kind, Object[] values) {
    int parts =
        (int) kind.fields().stream().filter(field -> field.type() == Field.Type.KEY).count();
    return parts == 1
        ? values[0].toString()
        : String.join("/", Arrays.copyOf(values, parts, String[].class));
  }

  private DumpFile file(Kind kind) throws IOException {
    DumpFile file = files.get(kind);
    if (file == null) {
      String name = name(kind);
      file =
          new DumpFile(
              kind,
              form.open(folder.create(arrival(kind).night(), name), kind, city),
              Draw.hash(seed, kind.standardName(), city.index(), night.number()),
              (recordNo, fault) -> faults.line(name, recordNo, fault));
      files.put(kind, file);
    }
    return file;
  }

  private Timetable.Arrival arrival(Kind kind) {
    return Timetable.arrival(city, kind, night.number());
  }

  private String name(Kind kind) {
    return "%s/%s_%s%s"
        .formatted(
            city.key(),
            kind.standardName(),
            Calendar.night(night.number()).format(DATE),
            form.ending());
  }

  /** Ends all files and lets them arrive; says what a night should count in each. */
  public List<FileAccount> arrived() throws IOException {
    List<FileAccount> accounts = new ArrayList<>();
    for (Map.Entry<Kind, DumpFile> entry : files.entrySet()) {
      entry.getValue().close();
      Timetable.Arrival arrival = arrival(entry.getKey());
      FileAccount whole =
          entry
              .getValue()
              .account(Calendar.night(arrival.night()), city.key(), name(entry.getKey()));
      accounts.addAll(folder.arrive(whole, arrival, form));
    }
    records.close();
    faults.close();
    return accounts;
  }
}
