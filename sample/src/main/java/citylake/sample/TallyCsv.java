package citylake.sample;

import static citylake.sample.CityPlan.INCIDENT;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * The first invented vendor: commas, quotes where needed, UTF-8, a header, WGS84 degrees, gzip.
 *
 * <p>Column {@code action} takes a row back with D; a greater {@code version} replaces a smaller.
 */
final class TallyCsv implements VendorForm {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final List<Event.Category> OFFENCES =
      List.of(
          new Event.Category("T101", "Burglary, dwelling", 9, true),
          new Event.Category("T102", "Burglary, shop or office", 5, true),
          new Event.Category("T201", "Theft of a motor vehicle", 8, true),
          new Event.Category("T202", "Theft from a motor vehicle", 14, true),
          new Event.Category("T203", "Shop theft", 11, false),
          new Event.Category("T204", "Pickpocketing", 9, false),
          new Event.Category("T301", "Street robbery", 5, false),
          new Event.Category("T401", "Assault, minor injury", 11, false),
          new Event.Category("T402", "Assault, serious injury", 4, false),
          new Event.Category("T501", "Damage to property", 12, true),
          new Event.Category("T601", "Fraud by deception", 6, false),
          new Event.Category("T701", "Drug possession, found by patrol", 3, false),
          new Event.Category("T801", "Breach of the peace", 3, false));
  private static final List<Event.Category> CRASHES =
      List.of(
          new Event.Category("PD", "Damage only", 66, false),
          new Event.Category("IN", "Injury", 22, false),
          new Event.Category("HR", "Left the scene", 8, false),
          new Event.Category("AL", "Driver impaired", 3, false),
          new Event.Category("FA", "Fatal", 1, false));
  private static final List<String> FIRST =
      List.of(
          "Amberlock",
          "Brinmoor",
          "Coldharrow",
          "Dapplewick",
          "Eldermarsh",
          "Fennbarrow",
          "Gildersmoor",
          "Hallowfen",
          "Inkerdale",
          "Jessamere",
          "Kestrelby",
          "Larkenholt",
          "Merrowick",
          "Netherquill",
          "Ospreyham",
          "Pellingrove",
          "Quarrenby",
          "Rookendale",
          "Silverhythe",
          "Thistlemoor");
  private static final List<String> SECOND =
      List.of("Row", "Street", "Lane", "Walk", "Avenue", "Parade");

  @Override
  public String name() {
    return "tally-csv";
  }

  @Override
  public List<Event.Category> categories(String kind) {
    return kind.equals(INCIDENT) ? OFFENCES : CRASHES;
  }

  @Override
  public Event.Category unlistedCategory() {
    return new Event.Category("T999", "Not in the code list", 0, false);
  }

  @Override
  public String address(int street, int house, boolean isBlock) {
    String name =
        FIRST.get(street % FIRST.size()) + " " + SECOND.get(street / FIRST.size() % SECOND.size());
    if (isBlock) {
      return "%d block, %s".formatted(house / 100 * 100, name);
    }
    return house % 29 == 0 ? "%d %s, \"Old Dock\" side".formatted(house, name) : house + " " + name;
  }

  @Override
  public String header(String kind) {
    return kind.equals(INCIDENT)
        ? "case_no,offence_no,category,category_text,begin_time,end_time,reported_time,longitude,latitude,address,police_district,ward,action,version"
        : "crash_no,case_no,severity,severity_text,crash_time,reported_time,longitude,latitude,address,police_district,ward,action,version";
  }

  @Override
  public String record(String kind, Event event, CityPlan city) {
    return line(kind, event, event.no(), city);
  }

  @Override
  public String recordWithoutKey(String kind, Event event, CityPlan city) {
    return line(kind, event, "", city);
  }

  @Override
  public String brokenRecord(String kind) {
    return "transfer interrupted,see log 7";
  }

  private String line(String kind, Event event, String no, CityPlan city) {
    Event.Spot spot = event.spot();
    String start =
        kind.equals(INCIDENT)
            ? String.join(
                ",",
                no,
                String.valueOf(event.part()),
                event.category().code(),
                quoted(event.category().words()),
                clock(event.from()),
                clock(event.to()))
            : String.join(
                ",",
                no,
                "",
                event.category().code(),
                quoted(event.category().words()),
                clock(event.from()));
    return String.join(
        ",",
        start,
        clock(event.reported()),
        spot == null ? "" : degrees(Patch.lon(city, spot.eastM())),
        spot == null ? "" : degrees(Patch.lat(city, spot.northM())),
        spot == null ? "" : quoted(spot.address()),
        spot == null ? "" : "D" + spot.district(),
        spot == null ? "" : "Ward %d".formatted(spot.quarter()),
        event.isRetracted() ? "D" : event.version() == 1 ? "A" : "U",
        String.valueOf(event.version()));
  }

  @Override
  public String unreadableClock() {
    return "2026-02-30 25:61:00";
  }

  @Override
  public String clock(LocalDateTime time) {
    return time == null ? "" : CLOCK.format(time);
  }

  private static String degrees(double value) {
    return String.format(Locale.ROOT, "%.7f", value);
  }

  private static String quoted(String text) {
    return text.contains(",") || text.contains("\"")
        ? "\"" + text.replace("\"", "\"\"") + "\""
        : text;
  }

  @Override
  public String fileName(CityPlan city, String kind, String date) {
    return "%s/%s_%s.csv.gz".formatted(city.key(), kind, date);
  }

  @Override
  public byte[] bytes(List<String> lines) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      for (String line : lines) {
        gzip.write(line.getBytes(StandardCharsets.UTF_8));
        gzip.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to pack a dump in memory", e);
    }
    return packed.toByteArray();
  }
}
