package citylake.orchestration.night;

import citylake.ddl.Tables;
import citylake.lake.NightTables;
import citylake.quality.punctuality.Punctuality;
import citylake.quality.punctuality.State;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How one kind of one city stands in one night: a row of {@code ops.punctuality}.
 *
 * @param onboarding the city's state, as declared that night
 * @param punctuality of several forms of the kind, the one that stands worst
 * @param inFuture how many records of tonight's files lie behind the night, in words; null for none
 */
public record KindPunctuality(
    LocalDate night,
    String city,
    String cityCode,
    String kind,
    String vendor,
    String onboarding,
    Punctuality punctuality,
    long filesTaken,
    long filesRefused,
    long filesKnown,
    String inFuture) {

  /** The night's rows, by city and kind. */
  static List<KindPunctuality> ofNight(NightTables tables, LocalDate night) {
    Map<String, String> inFuture = inFuture(tables, night);
    return tables.rows(Tables.OPS_PUNCTUALITY).stream()
        .map(KindPunctuality::of)
        .filter(row -> row.night().equals(night))
        .map(row -> row.with(inFuture.get(row.cityCode() + " " + row.kind())))
        .sorted(
            Comparator.comparing(KindPunctuality::cityCode).thenComparing(KindPunctuality::kind))
        .toList();
  }

  /** By city and kind, where the remarks on a delivery tell of it. */
  private static Map<String, String> inFuture(NightTables tables, LocalDate night) {
    Map<String, String> inFuture = new HashMap<>();
    for (Map<String, Object> row : tables.rows(Tables.OPS_DELIVERY)) {
      if (night.equals(row.get("night")) && row.get("remarks") instanceof String remarks) {
        FutureTimes.in(remarks)
            .ifPresent(words -> inFuture.put(row.get("city_code") + " " + row.get("kind"), words));
      }
    }
    return inFuture;
  }

  private KindPunctuality with(String future) {
    return new KindPunctuality(
        night,
        city,
        cityCode,
        kind,
        vendor,
        onboarding,
        punctuality,
        filesTaken,
        filesRefused,
        filesKnown,
        future);
  }

  static KindPunctuality of(Map<String, Object> row) {
    return new KindPunctuality(
        (LocalDate) row.get("night"),
        (String) row.get("city"),
        (String) row.get("city_code"),
        (String) row.get("kind"),
        (String) row.get("vendor"),
        (String) row.get("onboarding"),
        new Punctuality(
            State.of((String) row.get("state")),
            instant(row.get("due_at")),
            instant(row.get("came_at")),
            (Long) row.get("late_minutes"),
            (LocalDate) row.get("missing_since")),
        (Long) row.get("files_taken"),
        (Long) row.get("files_refused"),
        (Long) row.get("files_known"),
        null);
  }

  Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("night", night);
    row.put("city_code", cityCode);
    row.put("kind", kind);
    row.put("city", city);
    row.put("vendor", vendor);
    row.put("onboarding", onboarding);
    row.put("state", punctuality.state().word());
    row.put("due_at", time(punctuality.dueAt()));
    row.put("came_at", time(punctuality.cameAt()));
    row.put("late_minutes", punctuality.lateMinutes());
    row.put("missing_since", punctuality.since());
    row.put("files_taken", filesTaken);
    row.put("files_refused", filesRefused);
    row.put("files_known", filesKnown);
    return row;
  }

  /** As a sentence for the person who reads the night's result. */
  @JsonProperty("words")
  public String words() {
    String who = city + " " + kind;
    String said =
        switch (punctuality.state()) {
          case ON_TIME -> who + " is on time.";
          case NOT_DUE -> who + " is not due.";
          case PAUSED -> who + " is paused; what was delivered before stays as it is.";
          case UNTIMED ->
              who + " was taken; whether by its deadline, its files' times do not tell.";
          case LATE ->
              "%s is late: its last file came %s after the deadline, %s UTC."
                  .formatted(who, span(punctuality.lateMinutes()), minute(punctuality.dueAt()));
          case STALE -> stale(who);
          case MISSING ->
              "%s is missing: nothing has come that was due since night %s. What was delivered before stays as it is."
                  .formatted(who, punctuality.since());
          case REFUSED ->
              "%s is refused: %,d file(s) came, and none could be taken. What was delivered before stays as it is."
                  .formatted(who, filesRefused);
        };
    return onboarding.equals("trial") ? said + " (On trial: in no published figure.)" : said;
  }

  private String stale(String who) {
    if (inFuture != null) {
      return "%s is stale: what came holds no event newer than before whose time can be right, for %s. Ask the city what wrote these dates."
          .formatted(who, inFuture);
    }
    return "%s is stale: what came holds %s. Ask the city whether its export moves on."
        .formatted(
            who, filesTaken == 0 ? "what the lake has already" : "no event newer than before");
  }

  private static String span(long minutes) {
    return minutes < 120
        ? minutes + " min"
        : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
  }

  private static String minute(Instant instant) {
    return instant
        .truncatedTo(ChronoUnit.MINUTES)
        .atOffset(ZoneOffset.UTC)
        .toLocalDateTime()
        .toString()
        .replace('T', ' ');
  }

  private static Instant instant(Object time) {
    return time == null ? null : ((OffsetDateTime) time).toInstant();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
