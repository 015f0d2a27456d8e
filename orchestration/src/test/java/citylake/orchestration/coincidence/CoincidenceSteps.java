package citylake.orchestration.coincidence;

import citylake.etl.source.Sources;
import citylake.models.City;
import citylake.models.coincidence.Coincidence;
import citylake.models.coincidence.CoincidenceParameters;
import citylake.models.coincidence.ShiftParameters;
import citylake.orchestration.coincidence.StepRows.Event;
import citylake.orchestration.flow.Cities;
import citylake.orchestration.night.NightLab;
import citylake.testing.RecordRows;
import citylake.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Computes the figures of each step, the model being the product's at every one. */
final class CoincidenceSteps {
  static final String REFERENCE = "the reference's answer: every row, by its start";
  static final String OWN_GRID = "on the city's own grid";
  static final String PUBLISHED = "spans shared over their hours: what is published";

  private static final Map<String, String> NAMES =
      new TreeMap<>(Map.of("0820000", "Denver", "2965000", "St. Louis"));
  private static final Duration LONGEST_SPAN = Duration.ofDays(7);

  /** Only figures are shown here, so few shifts will do. */
  private static final CoincidenceParameters PARAMETERS =
      CoincidenceParameters.declared().withShifts(new ShiftParameters(99, 39, 0.25, 50, 1));

  private static final List<String> SHOWN =
      List.of(
          "pearson_hours_24",
          "pearson_hours_168",
          "pearson_hours_24_without_default_times",
          "pearson_hours_168_without_default_times",
          "spearman_cells",
          "top5_share",
          "top5_cells");

  private final NightLab lab;
  private final StepRows rows;
  private final List<City> cities;
  private final List<City> wallClocks;

  CoincidenceSteps(NightLab lab) {
    this.lab = lab;
    this.rows = new StepRows(lab);
    this.cities =
        Cities.of(Sources.load(List.of()).all()).stream()
            .filter(city -> NAMES.containsKey(city.code()))
            .toList();
    this.wallClocks =
        cities.stream()
            .map(c -> new City(c.code(), c.centreLon(), c.centreLat(), ZoneOffset.UTC))
            .toList();
  }

  /** City by city, in order of the steps. */
  List<StepFigures> all() throws IOException {
    List<Event> files = rows.ofFiles();
    List<Event> current = files.stream().filter(rows::isCurrent).map(rows::withOrigin).toList();
    List<Event> standard = current.stream().map(rows::asStandard).toList();
    List<Event> bounded =
        standard.stream()
            .map(event -> event.span().compareTo(LONGEST_SPAN) > 0 ? event.withoutTime() : event)
            .toList();
    List<StepFigures> lines = new ArrayList<>();
    lines.addAll(references());
    lines.addAll(step(OWN_GRID, files, wallClocks));
    lines.addAll(
        step(
            "only current rows: none superseded, retracted, doubled or refused",
            current.stream().map(Event::reported).toList(),
            wallClocks));
    lines.addAll(step("incidents that patrols discovered left out", current, wallClocks));
    lines.addAll(
        step(
            "times and places that the source does not know left out",
            standard.stream().map(Event::byStart).toList(),
            wallClocks));
    lines.addAll(
        step(
            "spans of more than 7 days left out",
            bounded.stream().map(Event::byStart).toList(),
            wallClocks));
    lines.addAll(step(PUBLISHED, standard, cities));
    return lines.stream().sorted((a, b) -> a.city().compareTo(b.city())).toList();
  }

  private List<StepFigures> step(String step, List<Event> events, List<City> zones) {
    Dataset<Row> figures =
        Coincidence.of(
            rows(events, "incident"), rows(events, "crash").drop("origin"), PARAMETERS, zones);
    Map<String, Map<String, Double>> values = new TreeMap<>();
    Map<String, long[]> counts = new HashMap<>();
    for (Row figure : figures.collectAsList()) {
      String city = NAMES.get(figure.<String>getAs("city_code"));
      String stat = figure.getAs("stat");
      if (SHOWN.contains(stat)) {
        values.computeIfAbsent(city, name -> new TreeMap<>()).put(stat, figure.getAs("value"));
      }
      if (stat.equals("pearson_hours_24")) {
        counts.put(city, new long[] {figure.<Long>getAs("n_crime"), figure.<Long>getAs("n_crash")});
      }
    }
    return values.keySet().stream()
        .map(
            city ->
                new StepFigures(
                    city, step, counts.get(city)[0], counts.get(city)[1], values.get(city)))
        .toList();
  }

  private Dataset<Row> rows(List<Event> events, String kind) {
    return RecordRows.dataset(
        lab.session(),
        StepRows.ModelRow.class,
        events.stream().filter(event -> event.key().kind().equals(kind)).map(Event::row).toList());
  }

  private static List<StepFigures> references() throws IOException {
    JsonNode answers =
        new ObjectMapper()
            .readTree(SharedData.folder().resolve("oracle/ref/coincidence_real.json").toFile());
    return List.of(
        reference("Denver", answers.get("denver")),
        reference("St. Louis", answers.get("st_louis")));
  }

  private static StepFigures reference(String city, JsonNode answer) {
    return new StepFigures(
        city,
        REFERENCE,
        answer.get("crime_timed").asLong(),
        answer.get("crash_timed").asLong(),
        Map.of(
            "pearson_hours_24", answer.get("r24").asDouble(),
            "pearson_hours_168", answer.get("r168").asDouble(),
            "pearson_hours_24_without_default_times", answer.get("r24_nodef").asDouble(),
            "pearson_hours_168_without_default_times", answer.get("r168_nodef").asDouble(),
            "spearman_cells", answer.get("spearman").asDouble(),
            "top5_share", answer.get("top5").asDouble(),
            "top5_cells", answer.get("k").asDouble()));
  }
}
