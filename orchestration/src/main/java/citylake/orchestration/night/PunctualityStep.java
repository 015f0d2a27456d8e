package citylake.orchestration.night;

import citylake.ddl.Sha256;
import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.source.City;
import citylake.etl.source.Source;
import citylake.lake.Attempt;
import citylake.lake.NightTables;
import citylake.orchestration.delivery.Intake;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * ops.delivery + timetables → ops.punctuality: whether each city's dumps came when they were due.
 *
 * <p>Earlier nights stay as they were judged, by the declarations of their time; this night's rows
 * are replaced, so the night run again judges what has come since. A city that the night has not
 * asked is not judged.
 */
final class PunctualityStep implements DeliveryStep {
  @Override
  public String name() {
    return "punctuality";
  }

  @Override
  public List<TableName> inputs() {
    return List.of(Tables.OPS_DELIVERY);
  }

  @Override
  public TableName output() {
    return Tables.OPS_PUNCTUALITY;
  }

  @Override
  public Writes writes() {
    return Writes.MERGE_BY_KEY;
  }

  @Override
  public int version() {
    return 1;
  }

  /** Also a night in which nothing came has its states. */
  @Override
  public boolean hasWork(NightContext night) {
    return true;
  }

  @Override
  public Map<String, String> reads(NightContext night) {
    Map<String, String> reads = new TreeMap<>();
    for (Source source : sources(night)) {
      City city = source.city();
      reads.put(
          source.name(),
          String.join(
              " ",
              source.comes().words(),
              city.deadline().toString(),
              city.timeZone().getId(),
              city.onboarding().state().word(),
              source.vendor().name()));
    }
    reads.put("night", night.date().toString());
    reads.put("deliveries", Long.toString(night.tables().rowsSeen(Tables.OPS_DELIVERY)));
    List<KindPunctuality> known = known(night);
    Set<String> gone = night.intake().gone();
    if (!gone.isEmpty()) {
      reads.put("gone", String.join(", ", new TreeSet<>(gone)));
    }
    String others = otherNights(night, known).toString();
    reads.put("other nights", Sha256.hex(others.getBytes(StandardCharsets.UTF_8)));
    // Asked of some cities only, the night leaves what it said of the others, and finds that done.
    List<String> unasked =
        new NightPunctuality(night.date(), List.of(), known).unasked(sources(night), landed(night));
    if (!unasked.isEmpty()) {
      reads.put("not asked", String.join(", ", unasked));
    }
    return reads;
  }

  private List<KindPunctuality> known(NightContext night) {
    return night.tables().releasedRows(output()).stream().map(KindPunctuality::of).toList();
  }

  /**
   * What this night adds to: not its own rows, which are among the released ones once it is, and
   * would make it look like another night to who asks again.
   */
  private static List<KindPunctuality> otherNights(
      NightContext night, List<KindPunctuality> known) {
    return known.stream()
        .filter(row -> !row.night().equals(night.date()))
        .sorted(
            Comparator.comparing(KindPunctuality::night)
                .thenComparing(KindPunctuality::cityCode)
                .thenComparing(KindPunctuality::kind))
        .toList();
  }

  @Override
  public void write(NightContext night, Attempt attempt) {
    List<KindPunctuality> known = known(night);
    List<KindPunctuality> rows = new ArrayList<>(otherNights(night, known));
    rows.addAll(
        standing(
            night.tables().rows(Tables.OPS_DELIVERY), known, night.settings(), night.intake()));
    if (!rows.isEmpty()) {
      attempt.replace(rows.stream().map(KindPunctuality::row).toList());
    }
  }

  private static List<KindPunctuality> standing(
      List<Map<String, Object>> deliveries,
      List<KindPunctuality> known,
      NightSettings settings,
      Intake intake) {
    List<Map<String, Object>> came =
        deliveries.stream().filter(row -> !isGone(row, settings, intake)).toList();
    return new NightPunctuality(settings.date(), came, known)
        .of(settings.sources(), intake.landed());
  }

  /** What could not be read and lies there no more has not come. */
  private static boolean isGone(Map<String, Object> row, NightSettings settings, Intake intake) {
    return settings.date().equals(row.get("night"))
        && "refused".equals(row.get("status"))
        && intake.gone().contains((String) row.get("file"));
  }

  /**
   * Whether the night has judged every kind already, and as it stands now; not so when it was for
   * chosen cities, or what it could not read has gone since.
   */
  static boolean hasJudgedAll(NightTables released, NightSettings settings, Intake intake) {
    List<KindPunctuality> known =
        released.rows(Tables.OPS_PUNCTUALITY).stream().map(KindPunctuality::of).toList();
    List<KindPunctuality> tonight =
        known.stream().filter(row -> row.night().equals(settings.date())).toList();
    boolean isAsked =
        new NightPunctuality(settings.date(), List.of(), tonight)
            .unasked(settings.sources(), Set.of())
            .isEmpty();
    return isAsked
        && (intake.gone().isEmpty()
            || tonight.containsAll(
                standing(released.rows(Tables.OPS_DELIVERY), known, settings, intake)));
  }

  private static List<Source> sources(NightContext night) {
    return night.settings().sources();
  }

  private static Set<String> landed(NightContext night) {
    return night.intake().landed();
  }
}
