package citylake.sample.form;

import citylake.sample.land.City;
import java.util.List;

/**
 * Which city delivers in which form: the place to give a city a form of its own. Four cities follow
 * the provincial standard.
 */
public final class CityForms {
  private static final CityForm STANDARD = new StandardCsv(false);
  private static final CityForm STANDARD_IN_PARTS = new StandardCsv(true);

  /** By the number of the vendor, from 1. */
  private static final List<CityForm> VENDORS =
      List.of(
          new PipeGbk(
              new Habits(
                  TimeForm.COMPACT,
                  Coordinates.GCJ02,
                  PlateColours.TRAFFIC,
                  "未识别",
                  false,
                  true,
                  Truths.CHINESE,
                  OffenceCodes.LETTERED,
                  "")),
          new QuotedCsv(
              new Habits(
                  TimeForm.SLASHES,
                  Coordinates.BD09,
                  PlateColours.TRAFFIC_VARIANT,
                  "未识别",
                  false,
                  true,
                  Truths.CHINESE,
                  OffenceCodes.SIX_DIGITS,
                  "-")),
          new FixedWidth(
              new Habits(
                  TimeForm.COMPACT,
                  Coordinates.WGS84,
                  PlateColours.CITY_PLATFORM,
                  "无车牌",
                  true,
                  false,
                  Truths.YES_NO,
                  OffenceCodes.SIX_DIGITS,
                  "")),
          new ObjectXml(
              new Habits(
                  TimeForm.COMPACT,
                  Coordinates.GCJ02,
                  PlateColours.GAT_1400,
                  "无车牌",
                  true,
                  false,
                  Truths.WORDS,
                  OffenceCodes.LETTERED,
                  "")),
          new JsonLines(
              new Habits(
                  TimeForm.EPOCH_MILLIS,
                  Coordinates.BD09,
                  PlateColours.CITY_PLATFORM,
                  "-",
                  true,
                  true,
                  Truths.WORDS,
                  OffenceCodes.LETTERED,
                  "")),
          new MysqlDump(
              new Habits(
                  TimeForm.FALSE_ZONE,
                  Coordinates.GCJ02,
                  PlateColours.TRAFFIC,
                  "无车牌",
                  false,
                  true,
                  Truths.ONE_ZERO,
                  OffenceCodes.SIX_DIGITS,
                  "")),
          new PartsZip(
              new Habits(
                  TimeForm.DAY_FIRST,
                  Coordinates.WGS84,
                  PlateColours.TRAFFIC_VARIANT,
                  "未识别",
                  false,
                  false,
                  Truths.INITIALS,
                  OffenceCodes.LETTERED,
                  "\\N")),
          new PagedJson(
              new Habits(
                  TimeForm.EPOCH_SECONDS,
                  Coordinates.BD09,
                  PlateColours.TRAFFIC,
                  "-",
                  true,
                  false,
                  Truths.YES_NO,
                  OffenceCodes.SIX_DIGITS,
                  "")),
          new Workbook(
              new Habits(
                  TimeForm.SHEET_DAYS,
                  Coordinates.BD09,
                  PlateColours.TRAFFIC,
                  "-",
                  false,
                  true,
                  Truths.CHINESE,
                  OffenceCodes.LETTERED,
                  "")),
          new DbaseFile(
              new Habits(
                  TimeForm.POINTS,
                  Coordinates.GCJ02,
                  PlateColours.TRAFFIC_VARIANT,
                  "无车牌",
                  false,
                  false,
                  Truths.INITIALS,
                  OffenceCodes.LETTERED,
                  "")),
          new ParquetFile(
              new Habits(
                  TimeForm.SILENT_UTC,
                  Coordinates.GCJ02,
                  PlateColours.GAT_1400,
                  "未识别",
                  true,
                  false,
                  Truths.WORDS,
                  OffenceCodes.SIX_DIGITS,
                  "")),
          new AvroFile(
              new Habits(
                  TimeForm.EPOCH_MILLIS,
                  Coordinates.WGS84,
                  PlateColours.CITY_PLATFORM,
                  "未识别",
                  true,
                  false,
                  Truths.WORDS,
                  OffenceCodes.STANDARD,
                  "")));

  private CityForms() {}

  /** The provincial standard's form for every city; every fourth corrects in parts. */
  public static CityForm standard(City city) {
    return city.index() % 4 == 1 ? STANDARD_IN_PARTS : STANDARD;
  }

  /** The form of the city's own vendor. */
  public static CityForm ofVendor(City city) {
    return city.conforms() ? standard(city) : VENDORS.get(city.vendor() - 1);
  }
}
