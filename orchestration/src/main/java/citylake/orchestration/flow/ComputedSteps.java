package citylake.orchestration.flow;

import static citylake.ddl.Tables.DERIVED_COINCIDENCE;
import static citylake.ddl.Tables.DERIVED_COINCIDENCE_VERDICT;
import static citylake.ddl.Tables.DERIVED_HOT_PLACE;
import static citylake.ddl.Tables.DERIVED_HOUR_OF_WEEK;
import static citylake.ddl.Tables.DERIVED_PATROL_WINDOW;
import static citylake.ddl.Tables.OPS_DELIVERY;
import static citylake.ddl.Tables.OPS_PUNCTUALITY;
import static citylake.ddl.Tables.PUBLISHED_COINCIDENCE;
import static citylake.ddl.Tables.PUBLISHED_COINCIDENCE_VERDICT;
import static citylake.ddl.Tables.PUBLISHED_FRESHNESS;
import static citylake.ddl.Tables.PUBLISHED_HOT_PLACE;
import static citylake.ddl.Tables.PUBLISHED_HOUR_OF_WEEK;
import static citylake.ddl.Tables.PUBLISHED_INCIDENT_COUNT;
import static citylake.ddl.Tables.PUBLISHED_INCIDENT_COUNT_PUBLIC;
import static citylake.ddl.Tables.PUBLISHED_PATROL_WINDOW;
import static citylake.ddl.Tables.PUBLISHED_SCORE_CARD;
import static citylake.ddl.Tables.QUARANTINE_DECISION;
import static citylake.ddl.Tables.QUARANTINE_RECORD;
import static citylake.ddl.Tables.QUARANTINE_RESOLUTION;
import static citylake.ddl.Tables.STANDARD_INCIDENT;

import citylake.ddl.TableName;
import citylake.etl.source.Source;
import citylake.etl.standard.StandardKind;
import citylake.lineage.ComputedStep;
import citylake.models.City;
import citylake.models.clock.HourClock;
import citylake.models.clock.HourClockParameters;
import citylake.models.coincidence.Coincidence;
import citylake.models.coincidence.CoincidenceParameters;
import citylake.models.coincidence.CoincidenceVerdicts;
import citylake.models.hotplace.HotPlaceParameters;
import citylake.models.hotplace.HotPlaces;
import citylake.models.hotplace.PoissonInterval;
import citylake.models.patrol.PatrolParameters;
import citylake.models.patrol.PatrolWindows;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** The steps that are functions of tables: the models, and what is published from them. */
public final class ComputedSteps {
  private ComputedSteps() {}

  /**
   * @param session computes; null where the steps are only listed
   */
  public static List<ComputedStep> of(List<Source> sources, LocalDate night, SparkSession session) {
    List<StandardKind> kinds = DeliveredKinds.of(sources);
    List<City> cities = Cities.of(sources);
    HotPlaceParameters places = HotPlaceParameters.declared();
    HourClockParameters clock = HourClockParameters.declared();
    CoincidenceParameters both = CoincidenceParameters.declared();
    PatrolParameters patrols = PatrolParameters.declared();
    if (session != null) {
      intervals(session);
    }
    return List.of(
        // The score card is the longest of the small steps, and waits for nothing but freshness: at
        // the end it would keep one core alone.
        new PublishStep(
            PUBLISHED_FRESHNESS,
            aboutDeliveries(kinds.stream().map(StandardKind::table)),
            kinds,
            3,
            session,
            Map.of("night", night, "sources", sourceList(sources))),
        new PublishStep(
            PUBLISHED_SCORE_CARD,
            aboutDeliveries(Stream.of(PUBLISHED_FRESHNESS)),
            2,
            session,
            ScoreCardParameters.of(
                sources.stream()
                    .filter(source -> DeliveredKinds.isSeen(source.city().onboarding().state()))
                    .toList(),
                night)),
        new ModelStep(
            "hot_place",
            DERIVED_HOT_PLACE,
            1,
            places + " " + cities,
            (incidents, crashes) -> HotPlaces.of(incidents, crashes, places, cities)),
        new ModelStep(
            "hour_of_week",
            DERIVED_HOUR_OF_WEEK,
            1,
            clock + " " + cities,
            (incidents, crashes) -> HourClock.of(incidents, crashes, clock, cities)),
        new ModelStep(
            "coincidence",
            DERIVED_COINCIDENCE,
            3,
            both + " " + cities,
            (incidents, crashes) -> Coincidence.of(incidents, crashes, both, cities)),
        new ModelStep(
            "patrol_window",
            DERIVED_PATROL_WINDOW,
            2,
            patrols + " " + cities,
            (incidents, crashes) -> PatrolWindows.of(incidents, crashes, patrols, cities)),
        new TableStep(
            "coincidence_verdict",
            DERIVED_COINCIDENCE,
            DERIVED_COINCIDENCE_VERDICT,
            2,
            both.verdict().toString(),
            figures -> CoincidenceVerdicts.of(figures, both.verdict())),
        new PublishStep(PUBLISHED_HOT_PLACE, List.of(DERIVED_HOT_PLACE), 1, session, Map.of()),
        new PublishStep(
            PUBLISHED_HOUR_OF_WEEK, List.of(DERIVED_HOUR_OF_WEEK), 1, session, Map.of()),
        new PublishStep(PUBLISHED_COINCIDENCE, List.of(DERIVED_COINCIDENCE), 3, session, Map.of()),
        new PublishStep(
            PUBLISHED_COINCIDENCE_VERDICT,
            List.of(DERIVED_COINCIDENCE_VERDICT),
            2,
            session,
            Map.of()),
        new PublishStep(
            PUBLISHED_PATROL_WINDOW, List.of(DERIVED_PATROL_WINDOW), 1, session, Map.of()),
        new PublishStep(
            PUBLISHED_INCIDENT_COUNT,
            List.of(STANDARD_INCIDENT),
            1,
            session,
            Map.of("published", published(sources))),
        new PublishStep(
            PUBLISHED_INCIDENT_COUNT_PUBLIC,
            List.of(PUBLISHED_INCIDENT_COUNT),
            1,
            session,
            Map.of("open_month", night.withDayOfMonth(1))));
  }

  private static List<TableName> aboutDeliveries(Stream<TableName> standing) {
    return Stream.of(
            Stream.of(OPS_DELIVERY, OPS_PUNCTUALITY),
            standing,
            Stream.of(QUARANTINE_RECORD, QUARANTINE_RESOLUTION, QUARANTINE_DECISION))
        .flatMap(tables -> tables)
        .toList();
  }

  /** Codes of cities whose figures may be seen. Who is not named is not published. */
  private static String published(List<Source> sources) {
    return sources.stream()
        .map(Source::city)
        .filter(city -> city.onboarding().state().isPublished())
        .map(city -> city.cityCode())
        .distinct()
        .sorted()
        .collect(Collectors.joining(","));
  }

  private static String sourceList(List<Source> sources) {
    return sources.stream()
        .filter(source -> DeliveredKinds.isSeen(source.city().onboarding().state()))
        .map(source -> source.city().cityCode() + "|" + source.kind())
        .distinct()
        .sorted()
        .collect(Collectors.joining(","));
  }

  /** Chi-square quantiles: Spark has no such function built in. */
  private static void intervals(SparkSession session) {
    UDF1<Long, Double> low = events -> PoissonInterval.of(events).low();
    UDF1<Long, Double> high = events -> PoissonInterval.of(events).high();
    session.udf().register("poisson_low", low, DataTypes.DoubleType);
    session.udf().register("poisson_high", high, DataTypes.DoubleType);
  }
}
