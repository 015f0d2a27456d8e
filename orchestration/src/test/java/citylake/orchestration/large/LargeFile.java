package citylake.orchestration.large;

import citylake.sample.form.Action;
import citylake.sample.form.CityForm;
import citylake.sample.form.CityForms;
import citylake.sample.form.Kind;
import citylake.sample.land.Cities;
import citylake.sample.land.City;
import citylake.sample.night.Night;
import citylake.sample.people.Households;
import citylake.sample.province.Province;
import citylake.sample.traffic.Sightings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One file with the sightings of a city in its vendor's form, as large as wanted. The records are
 * those of a day, again and again, each with a number of its own: 1, 2, 3 and so on behind the
 * date.
 *
 * <p>Forms that are packed, or store what repeats once, get addresses of letters at random: else
 * two gigabytes would be some eighty million records, and an hour for each.
 */
final class LargeFile {
  static final String DATE = "Q20260701";
  static final int NUMBER = 0;

  private static final int ADDRESS = indexOf("address_text");

  /** Endings of files that are packed, or store once what repeats. */
  private static final List<String> PACKED = List.of(".gz", ".zip", ".xlsx", ".parquet", ".avro");

  private static final int TRIAL = 50_000;
  private static final double MORE = 1.02;
  private static final int LETTERS = 600;
  private static final int POOL = 1 << 22;
  private static final double SCALE = 0.002;

  private final City city;
  private final CityForm form;
  private final List<Object[]> day;
  private final String pool;

  LargeFile(City city) {
    this.city = city;
    this.form = CityForms.ofVendor(city).inBulk();
    this.day = day(city);
    this.pool = PACKED.stream().anyMatch(form.ending()::endsWith) ? letters() : null;
  }

  String form() {
    return form.name();
  }

  /** Name of the source that declares it. */
  String source() {
    return city.key() + "." + Kind.VEHICLE_SIGHTING.standardName();
  }

  String name() {
    return Kind.VEHICLE_SIGHTING.standardName() + "_20260701" + form.ending();
  }

  /**
   * Writes it.
   *
   * @param least bytes of the file, as it is delivered
   * @return records
   */
  long write(Path file, long least) throws IOException {
    write(file, TRIAL, 0);
    long records = Math.round(least * MORE * TRIAL / Files.size(file)) + 1;
    write(file, records, 0);
    if (Files.size(file) < least) {
      // What stands once in a file, or packs better in larger ones.
      records = Math.round(records * MORE * least / Files.size(file));
      write(file, records, 0);
    }
    return records;
  }

  private void write(Path file, long records, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
        CityForm.RecordWriter writer = form.open(bytes, Kind.VEHICLE_SIGHTING, city)) {
      for (long record = 1; record <= records; record++) {
        Object[] values = day.get((int) (record % day.size())).clone();
        values[NUMBER] = DATE + record;
        if (pool != null) {
          int from = random.nextInt(POOL - LETTERS);
          values[ADDRESS] = pool.substring(from, from + LETTERS);
        }
        writer.write(values, Action.ADD, 1);
      }
    }
  }

  private static List<Object[]> day(City city) {
    Households households = new Households(Province.SEED, SCALE, Cities.first(Cities.ALL));
    List<Object[]> rows = new ArrayList<>();
    new Sightings(Province.SEED, households)
        .offer(
            city,
            new Night(1, true),
            (kind, day, changeDay, hash, maker) -> rows.add(maker.row(false).values()));
    return rows;
  }

  /** Too far apart for a packer to see the same letters twice. */
  private static String letters() {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder letters = new StringBuilder(POOL);
    for (int i = 0; i < POOL; i++) {
      letters.append(Character.forDigit(random.nextInt(Character.MAX_RADIX), Character.MAX_RADIX));
    }
    return letters.toString();
  }

  private static int indexOf(String field) {
    return Kind.VEHICLE_SIGHTING.fields().stream().map(each -> each.name()).toList().indexOf(field);
  }
}
