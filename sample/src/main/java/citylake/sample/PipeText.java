package citylake.sample;

import static citylake.sample.CityPlan.INCIDENT;

import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The second invented vendor: fields between pipes and padded with blanks, GB18030, a header, lines
 * ending in CR LF, metres of a Gauss-Krueger zone, 0 for a place that is not known.
 *
 * <p>Column {@code zt} takes a row back with 9; a later {@code gxsj} replaces an earlier. One
 * street name contains a character whose second byte is the pipe's: cutting the bytes before
 * decoding them breaks such records.
 */
final class PipeText implements VendorForm {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
  private static final List<Event.Category> OFFENCES =
      List.of(
          new Event.Category("3101", "入户盗窃", 10, true),
          new Event.Category("3102", "盗窃商铺", 6, true),
          new Event.Category("3103", "盗窃机动车", 6, true),
          new Event.Category("3104", "盗窃车内财物", 10, true),
          new Event.Category("3105", "扒窃", 12, false),
          new Event.Category("3106", "盗窃电动自行车", 14, true),
          new Event.Category("3201", "拦路抢劫", 3, false),
          new Event.Category("3301", "殴打他人", 12, false),
          new Event.Category("3302", "故意伤害", 4, false),
          new Event.Category("3401", "故意损毁财物", 9, true),
          new Event.Category("3501", "诈骗", 9, false),
          new Event.Category("3601", "巡逻查获吸毒", 2, false),
          new Event.Category("3701", "寻衅滋事", 3, false));
  private static final List<Event.Category> CRASHES =
      List.of(
          new Event.Category("1", "财产损失事故", 68, false),
          new Event.Category("2", "伤人事故", 22, false),
          new Event.Category("3", "死亡事故", 1, false),
          new Event.Category("4", "逃逸事故", 6, false),
          new Event.Category("5", "酒后驾驶事故", 3, false));
  private static final List<String> FIRST =
      List.of(
          "鷟羽", "砚云", "泊雁", "澄鹭", "栖霭", "青梭", "拾穗", "听帆", "望榆", "临芦", "半鲤", "知棠", "叠翎", "远笛", "照萤",
          "浣纱石");
  private static final List<String> SECOND = List.of("路", "街", "巷", "大道");

  @Override
  public String name() {
    return "pipe-text";
  }

  @Override
  public List<Event.Category> categories(String kind) {
    return kind.equals(INCIDENT) ? OFFENCES : CRASHES;
  }

  @Override
  public Event.Category unlistedCategory() {
    return new Event.Category("3999", "未列代码", 0, false);
  }

  @Override
  public String address(int street, int house, boolean isBlock) {
    String name =
        FIRST.get(street % FIRST.size()) + SECOND.get(street / FIRST.size() % SECOND.size());
    return isBlock ? name + "附近" : name + house + "号";
  }

  @Override
  public String header(String kind) {
    return kind.equals(INCIDENT)
        ? "ajbh|zmxh|ajlb|ajmc|fasjcz|fasjzz|basj|hzb|zzb|fadd|gxpcs|sq|zt|gxsj"
        : "sgbh|ajbh|sglx|sgmc|sgsj|basj|hzb|zzb|sgdd|gxpcs|sq|zt|gxsj";
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
    return "传输中断|请查日志";
  }

  private String line(String kind, Event event, String no, CityPlan city) {
    Event.Spot spot = event.spot();
    GaussKrueger metres =
        spot == null
            ? new GaussKrueger(0, 0)
            : GaussKrueger.of(
                Patch.lon(city, spot.eastM()), Patch.lat(city, spot.northM()), CityPlan.OCEAN_LON);
    String start =
        kind.equals(INCIDENT)
            ? String.join(
                "|",
                padded(no, 14),
                padded(String.valueOf(event.part()), 2),
                padded(event.category().code(), 6),
                padded(event.category().words(), 10),
                padded(clock(event.from()), 14),
                padded(clock(event.to()), 14))
            : String.join(
                "|",
                padded(no, 14),
                padded("", 14),
                padded(event.category().code(), 2),
                padded(event.category().words(), 10),
                padded(clock(event.from()), 14));
    return String.join(
        "|",
        start,
        padded(clock(event.reported()), 14),
        padded(spot == null ? "0" : metres(metres.eastM()), 12),
        padded(spot == null ? "0" : metres(metres.northM()), 12),
        padded(spot == null ? "" : spot.address(), 16),
        padded(spot == null ? "" : "第%d派出所".formatted(spot.district()), 8),
        padded(spot == null ? "" : "第%d社区".formatted(spot.quarter()), 8),
        event.isRetracted() ? "9" : "1",
        clock(event.reported().plusMinutes(20L * event.version())));
  }

  @Override
  public String unreadableClock() {
    return "20260230256100";
  }

  @Override
  public String clock(LocalDateTime time) {
    return time == null ? "" : CLOCK.format(time);
  }

  private static String metres(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  @Override
  public String fileName(CityPlan city, String kind, String date) {
    return "%s/%s_%s.txt".formatted(city.key(), kind.equals(INCIDENT) ? "aj" : "sg", date);
  }

  @Override
  public byte[] bytes(List<String> lines) {
    return (String.join("\r\n", lines) + "\r\n").getBytes(GB18030);
  }
}
