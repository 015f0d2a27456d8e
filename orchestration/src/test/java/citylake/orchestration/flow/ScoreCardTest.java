package citylake.orchestration.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lineage.ComputedStep;
import citylake.orchestration.score.MendFirst;
import citylake.orchestration.score.ScoreCard;
import citylake.sample.SampleProvince;
import citylake.testing.LocalSpark;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.TableAlreadyExistsException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The SELECT of published.score_card on planted nights of the sample's cities. */
class ScoreCardTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static final LocalDate NIGHT = LocalDate.parse("2026-07-28");
  private static final String JICHUAN = "980100";
  private static final String YUANBO = "980200";
  private static final String TINGMO = "980300";
  private static final String DELIVERY =
      "city_code STRING, kind STRING, night DATE, status STRING, reason STRING, detail STRING, file STRING, records BIGINT, accepted BIGINT, corrections BIGINT, retractions BIGINT, duplicates BIGINT, quarantined BIGINT, remarks STRING";
  private static final String PUNCTUALITY =
      "city_code STRING, kind STRING, night DATE, state STRING, late_minutes BIGINT";
  private static final String REFUSED =
      "city_code STRING, kind STRING, night DATE, delivery STRING, file STRING, record_no BIGINT, reason STRING";
  private static final String RESOLUTION =
      "delivery STRING, record_no BIGINT, on_release BIGINT, outcome STRING, reason STRING";
  private static final String DECISION = "delivery STRING, records ARRAY<BIGINT>, action STRING";
  private static List<Source> sources;

  private final List<String> deliveries = new ArrayList<>();
  private final List<String> states = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final List<String> resolved = new ArrayList<>();
  private final List<String> decided = new ArrayList<>();

  @BeforeAll
  static void declare() throws TableAlreadyExistsException {
    SampleProvince.ofSeed(SampleProvince.SEED).writeSources(spark.folder().resolve("sources"));
    sources = Sources.loadOnly(List.of(spark.folder().resolve("sources"))).all();
    for (String layer : List.of("ops", "standard", "quarantine", "published")) {
      spark.session().sql("CREATE NAMESPACE lake." + layer);
    }
    spark.session().sql("USE lake");
    table(
        "standard.incident",
        "city_code STRING, lon DOUBLE, occurred_from TIMESTAMP, _state STRING",
        List.of(
            "('%s', 164.8, TIMESTAMP '2026-07-27 10:00:00', 'current')".formatted(JICHUAN),
            "('%s', NULL, NULL, 'current')".formatted(JICHUAN),
            "('%s', NULL, NULL, 'retracted')".formatted(JICHUAN)));
    table(
        "standard.crash",
        "city_code STRING, lon DOUBLE, occurred_from TIMESTAMP, _state STRING",
        List.of());
    table(
        "standard.help_request",
        "city_code STRING, lon DOUBLE, requested_at TIMESTAMP, _state STRING",
        List.of());
    table("standard.vehicle_sighting", "city_code STRING, lon DOUBLE, _state STRING", List.of());
    countStandingRows();
  }

  /** The card takes them from freshness, which is computed before it. */
  private static void countStandingRows() throws TableAlreadyExistsException {
    table("ops.delivery", DELIVERY + ", delivery STRING", List.of());
    table(
        "ops.punctuality",
        PUNCTUALITY
            + ", due_at TIMESTAMP, came_at TIMESTAMP, missing_since DATE, onboarding STRING",
        List.of());
    table("quarantine.record", REFUSED, List.of());
    table("quarantine.resolution", RESOLUTION, List.of());
    table("quarantine.decision", DECISION, List.of());
    step("publish_freshness").apply(unused -> null).writeTo("published.freshness").create();
  }

  /** Ten nights of a thousand records each: what a usual night is. */
  @BeforeEach
  void plantTenNights() {
    for (int day = 9; day >= 0; day--) {
      took(JICHUAN, "incident", NIGHT.minusDays(day), 1_000);
      stood(JICHUAN, "incident", NIGHT.minusDays(day), "on_time");
    }
  }

  @Test
  void aNightLostIsWorthMoreThanHalfANightsRecordsAndLessThanTwo() {
    stood(YUANBO, "incident", NIGHT, "missing");
    stood(JICHUAN, "crash", NIGHT, "refused");
    refuses(JICHUAN, "crash", NIGHT, "renamed_column", "Cannot take it: the header changed.");
    open(JICHUAN, "incident", "key_missing", 500);

    assertThat(city("jichuan").mendFirst())
        .extracting(MendFirst::cause, MendFirst::worthNights, MendFirst::nightsLost)
        .containsExactly(tuple("renamed_column", 1.0, 1L), tuple("key_missing", 0.5, 0L));

    open(JICHUAN, "incident", "key_missing", 2_000);
    MendFirst first = city("jichuan").mendFirst().get(0);
    assertThat(first.cause()).isEqualTo("key_missing");
    assertThat(first.records()).isEqualTo(2_500);
    assertThat(first.worthNights()).isEqualTo(2.5);
  }

  @Test
  void aCauseNamesFileRecordHintAndWhetherTheAnswerIsOverdue() {
    open(JICHUAN, "incident", "key_missing", 2);

    MendFirst cause = city("jichuan").mendFirst().get(0);

    assertThat(cause.exampleFile()).isEqualTo("jichuan/0.csv");
    assertThat(cause.exampleRecord()).isEqualTo(1);
    assertThat(cause.since()).isEqualTo(NIGHT.minusDays(9));
    assertThat(cause.due()).as("seven days to answer").isEqualTo(NIGHT.minusDays(2));
    assertThat(cause.isOverdue()).isTrue();
    assertThat(cause.hint()).startsWith("These records lack their number.");
    assertThat(city("jichuan").tasks().overdue()).isEqualTo(1);
  }

  @Test
  void tasksAreOwnedByTheContactThatTheCityDeclares() {
    open(JICHUAN, "incident", "key_missing", 2);
    String contact =
        sources.stream()
            .map(Source::city)
            .filter(declared -> declared.id().equals("jichuan"))
            .findFirst()
            .orElseThrow()
            .contact();

    assertThat(contact).isNotBlank();
    assertThat(city("jichuan").owner()).isEqualTo(contact);
    assertThat(card("kind", "jichuan", "incident").owner()).isEqualTo(contact);
    assertThat(card("vendor", "tally-csv", "all").owner()).as("nobody at the vendor").isNull();
  }

  @Test
  void aReleaseOfBeforeOwnersWereToldIsReadWithoutThem() {
    assertThat(computed().drop("owner").collectAsList())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(ScoreCard.of(row).owner()).isNull());
  }

  @Test
  void aRefusedFilesHintIsWhatTheCityWasTold() {
    stood(JICHUAN, "crash", NIGHT, "refused");
    refuses(JICHUAN, "crash", NIGHT, "renamed_column", "Cannot take it: the header changed.");

    assertThat(city("jichuan").mendFirst().get(0).hint())
        .isEqualTo("Cannot take it: the header changed.");
    assertThat(city("jichuan").files().drift()).isEqualTo(1);
  }

  @Test
  void refusedFilesBesideATakenOneAreACauseAndCostTheirPartOfTheNight() {
    refuses(JICHUAN, "incident", NIGHT, "truncated_gzip", "Cannot take it: it ends too early.");
    refuses(JICHUAN, "incident", NIGHT.minusDays(1), "truncated_gzip", "Cannot take it.");

    MendFirst cause = city("jichuan").mendFirst().get(0);

    assertThat(cause.cause()).isEqualTo("truncated_gzip");
    assertThat(cause.worthNights()).as("one of two files in each of two nights").isEqualTo(1.0);
    assertThat(cause.nightsLost()).isZero();
    assertThat(cause.gain()).isEqualTo("2 night(s) lost in part");
    assertThat(cause.since()).isEqualTo(NIGHT.minusDays(1));
    assertThat(cause.exampleFile()).isEqualTo("torn.csv");
    assertThat(cause.hint()).isEqualTo("Cannot take it: it ends too early.");
    assertThat(city("jichuan").files().refused()).isEqualTo(2);
  }

  @Test
  void aRefusedFileThatCameAgainAndWasTakenIsNoCause() {
    refusesFile(JICHUAN, "incident", NIGHT.minusDays(1), NIGHT + ".csv", "truncated_gzip");

    assertThat(city("jichuan").mendFirst()).isEmpty();
    assertThat(city("jichuan").files().refused()).isEqualTo(1);

    refusesFile(JICHUAN, "incident", NIGHT, NIGHT.minusDays(1) + ".csv", "truncated_gzip");
    assertThat(city("jichuan").mendFirst())
        .as("the one of that name came before it was refused")
        .hasSize(1);
  }

  @Test
  void aNightThatIsLostIsLostOnceHoweverManyFilesWereRefused() {
    stood(JICHUAN, "crash", NIGHT, "refused");
    refusesFile(JICHUAN, "crash", NIGHT, "a.csv", "truncated_gzip");
    refusesFile(JICHUAN, "crash", NIGHT, "b.csv", "renamed_column");
    refusesFile(JICHUAN, "crash", NIGHT, "c.csv", "truncated_gzip");

    assertThat(city("jichuan").mendFirst())
        .extracting(MendFirst::cause, MendFirst::worthNights, MendFirst::nightsLost)
        .containsExactly(tuple("truncated_gzip", 1.0, 1L), tuple("renamed_column", 0.0, 0L));
  }

  @Test
  void aCauseInTwoCitiesOfAVendorIsOneOfTheVendor() {
    took(TINGMO, "incident", NIGHT, 100);
    open(JICHUAN, "incident", "key_missing", 10);
    open(TINGMO, "incident", "key_missing", 10);

    ScoreCard vendor = card("vendor", "tally-csv", "all");

    assertThat(vendor.cities()).isEqualTo(2);
    assertThat(vendor.mendFirst()).hasSize(1);
    assertThat(vendor.mendFirst().get(0).cities()).isEqualTo(2);
    assertThat(vendor.mendFirst().get(0).records()).isEqualTo(20);
    assertThat(vendor.mendFirst().get(0).worthNights())
        .as("each city's records are parts of its own usual night")
        .isEqualTo(0.01 + 0.1);
  }

  @Test
  void whatWasRepairedOrDismissedIsNoLongerOpenAndTrialsAreNobodysTask() {
    open(JICHUAN, "incident", "key_missing", 5);
    open(JICHUAN, "crash", "test_record", 3);
    resolved.add("('jichuan.incident.key_missing.0', 1L, 7L, 'accepted', NULL)");
    resolved.add("('jichuan.incident.key_missing.0', 2L, 7L, 'quarantined', 'key_missing')");
    decided.add("('jichuan.incident.key_missing.0', array(3L, 4L), 'dismiss')");

    ScoreCard card = city("jichuan");

    assertThat(card.tasks().quarantinedOpen()).isEqualTo(2 + 3);
    assertThat(card.tasks().open()).isEqualTo(1);
    assertThat(card.mendFirst()).extracting(MendFirst::records).containsExactly(2L);
  }

  @Test
  void nightsBeforeTheWindowAndNightsBehindItDoNotCount() {
    for (LocalDate out : List.of(NIGHT.minusDays(28), NIGHT.plusDays(1))) {
      took(JICHUAN, "incident", out, 7);
      stood(JICHUAN, "incident", out, "late");
    }
    stood(JICHUAN, "incident", NIGHT.minusDays(27), "late");

    assertThat(city("jichuan").records().all()).isEqualTo(10_000);
    assertThat(city("jichuan").nights().late()).isEqualTo(1);
    assertThat(city("jichuan").nights().onTimeShare()).isEqualTo(10 / 11.0);
  }

  @Test
  void rowsWithoutPlaceOrTimeAreCountedAmongCurrentOnes() {
    ScoreCard.Rows rows = city("jichuan").rows();

    assertThat(List.of(rows.current(), rows.withoutPlace(), rows.withoutTime()))
        .containsExactly(2L, 1L, 1L);
    assertThat(city("yuanbo").rows().withoutPlaceShare()).isNull();
  }

  @Test
  void everyScopeCountsTheSameRecordsWhateverTheOrderOfTheRows() {
    Random random = new Random(28);
    for (int i = 0; i < 60; i++) {
      String code = List.of(JICHUAN, YUANBO, TINGMO).get(random.nextInt(3));
      String kind = random.nextBoolean() ? "incident" : "crash";
      took(code, kind, NIGHT.minusDays(random.nextInt(40)), random.nextInt(500));
      open(code, kind, random.nextBoolean() ? "key_missing" : "unreadable_record", 1 + i);
    }
    List<ScoreCard> first = cards();
    List.of(deliveries, states, refused).forEach(rows -> Collections.shuffle(rows, random));

    assertThat(cards()).isEqualTo(first);
    for (ToLongFunction<ScoreCard> part :
        List.<ToLongFunction<ScoreCard>>of(
            card -> card.records().all(),
            card -> card.records().quarantined(),
            card -> card.tasks().quarantinedOpen())) {
      long kinds = sum(first, "kind", part);
      assertThat(sum(first, "city", part)).isEqualTo(kinds);
      assertThat(sum(first, "vendor", part)).isEqualTo(kinds);
    }
    assertThat(sum(first, "kind", card -> card.records().all()))
        .isEqualTo(
            spark
                .session()
                .sql("SELECT sum(records) FROM ops.delivery WHERE night > DATE '2026-06-30'")
                .head()
                .getLong(0));
    assertThat(first)
        .allMatch(
            card ->
                card.mendFirst().stream().mapToLong(MendFirst::records).sum()
                    <= card.tasks().quarantinedOpen());
  }

  private static long sum(List<ScoreCard> cards, String scope, ToLongFunction<ScoreCard> part) {
    return cards.stream().filter(card -> card.scope().equals(scope)).mapToLong(part).sum();
  }

  private void took(String code, String kind, LocalDate night, long records) {
    deliveries.add(
        "('%s', '%s', DATE '%s', 'taken', NULL, NULL, '%s.csv', %dL, %dL, 0L, 0L, 0L, 0L, NULL)"
            .formatted(code, kind, night, night, records, records));
  }

  private void refuses(String code, String kind, LocalDate night, String reason, String detail) {
    refuses(code, kind, night, "torn.csv", reason, detail);
  }

  private void refusesFile(String code, String kind, LocalDate night, String file, String reason) {
    refuses(code, kind, night, file, reason, "Cannot take it.");
  }

  private void refuses(
      String code, String kind, LocalDate night, String file, String reason, String detail) {
    deliveries.add(
        "('%s', '%s', DATE '%s', 'refused', '%s', '%s', '%s', NULL, NULL, NULL, NULL, NULL, NULL, NULL)"
            .formatted(code, kind, night, reason, detail, file));
  }

  private void stood(String code, String kind, LocalDate night, String state) {
    states.add(
        "('%s', '%s', DATE '%s', '%s', %s)"
            .formatted(code, kind, night, state, state.equals("late") ? "25L" : "NULL"));
  }

  /** Records of one file, refused nine nights ago. */
  private void open(String code, String kind, String reason, int records) {
    String city =
        sources.stream()
            .map(Source::city)
            .filter(declared -> declared.cityCode().equals(code))
            .findFirst()
            .orElseThrow()
            .id();
    String delivery = "%s.%s.%s.%d".formatted(city, kind, reason, refused.size());
    for (int i = 1; i <= records; i++) {
      refused.add(
          "('%s', '%s', DATE '%s', '%s', '%s/0.csv', %dL, '%s')"
              .formatted(code, kind, NIGHT.minusDays(9), delivery, city, i, reason));
    }
  }

  private ScoreCard city(String name) {
    return card("city", name, "all");
  }

  private ScoreCard card(String scope, String name, String kind) {
    return cards().stream()
        .filter(card -> card.scope().equals(scope))
        .filter(card -> card.name().equals(name) && card.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private List<ScoreCard> cards() {
    return computed().orderBy("scope", "subject", "kind").collectAsList().stream()
        .map(ScoreCard::of)
        .toList();
  }

  private Dataset<Row> computed() {
    table("ops.delivery", DELIVERY, deliveries);
    table("ops.punctuality", PUNCTUALITY, states);
    table("quarantine.record", REFUSED, refused);
    table("quarantine.resolution", RESOLUTION, resolved);
    table("quarantine.decision", DECISION, decided);
    return step("publish_score_card").apply(unused -> null);
  }

  private static ComputedStep step(String name) {
    return ComputedSteps.of(sources, NIGHT, spark.session()).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void table(String name, String columns, List<String> rows) {
    spark.session().sql("DROP TABLE IF EXISTS " + name);
    spark.session().sql("CREATE TABLE %s (%s) USING iceberg".formatted(name, columns));
    if (!rows.isEmpty()) {
      spark.session().sql("INSERT INTO %s VALUES %s".formatted(name, String.join(", ", rows)));
    }
  }
}
