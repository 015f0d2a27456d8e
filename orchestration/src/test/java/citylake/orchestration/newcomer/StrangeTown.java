package citylake.orchestration.newcomer;

import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The dump of an invented harbour town that nobody prepared: GB 18030, semicolons, Chinese headers,
 * day before month, places in metres of UTM zone 50, "不详" where a time is not known and 0 where a
 * place is not.
 */
final class StrangeTown {
  static final int RECORDS = 1200;
  static final int UNKNOWN_TIMES = 13;
  static final int UNKNOWN_PLACES = 20;
  static final String PROJECTION = "+proj=utm +zone=50 +datum=WGS84 +units=m";

  private static final String HEADER = "案件编号;案件类别;案发时间;报案时间;案发地址;横坐标;纵坐标;所属分局";
  private static final List<String> OFFENCES = List.of("盗窃自行车", "入室盗窃", "诈骗", "故意损坏财物", "走失人员求助");
  private static final List<String> STREETS = List.of("海滨路", "船坞街", "盐仓巷", "望潮路");
  private static final DateTimeFormatter DAY_FIRST =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

  private StrangeTown() {}

  static byte[] dump() {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder(HEADER).append("\r\n");
    for (int i = 0; i < RECORDS; i++) {
      LocalDateTime occurred =
          LocalDateTime.of(2026, 7, 1, 0, 0).minusMinutes(1 + random.nextInt(60 * 24 * 60));
      LocalDateTime reported = occurred.plusMinutes(1 + random.nextInt(900));
      boolean isPlaceKnown = i % 61 != 3;
      text.append(
          String.format(
              Locale.ROOT,
              "SG%06d;%s;%s;%s;%s%d号;%s;%s;%s\r\n",
              i + 1,
              OFFENCES.get(random.nextInt(OFFENCES.size())),
              i % 97 == 5 ? "不详" : DAY_FIRST.format(occurred),
              DAY_FIRST.format(reported),
              STREETS.get(random.nextInt(STREETS.size())),
              1 + random.nextInt(200),
              isPlaceKnown ? metres(520_000, random) : "0",
              isPlaceKnown ? metres(2_709_000, random) : "0",
              "港口分局"));
    }
    return text.toString().getBytes(Charset.forName("GB18030"));
  }

  private static String metres(int centre, Random random) {
    return String.format(Locale.ROOT, "%.1f", centre + 1500 * random.nextGaussian());
  }
}
