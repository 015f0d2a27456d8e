package citylake.orchestration.trace;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.source.Source;
import citylake.lake.Marks;
import citylake.lineage.ComputedStep;
import citylake.lineage.Flow;
import citylake.lineage.Step;
import citylake.models.City;
import citylake.orchestration.flow.Cities;
import citylake.orchestration.night.NightSteps;
import citylake.orchestration.trace.FigureTrace.Behind;
import citylake.orchestration.trace.FigureTrace.MadeBy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Follows a figure back to the steps that made it and to the standard rows that it counts. */
final class FigureTracer {
  /** Shares are summed as doubles, the clock sums exactly. */
  private static final double ROUNDING = 1e-6;

  private final ReleaseView lake;
  private final List<Source> sources;
  private final int limit;

  /**
   * @param limit rows to list; 0 for all
   */
  FigureTracer(ReleaseView lake, List<Source> sources, int limit) {
    this.lake = lake;
    this.sources = sources;
    this.limit = limit;
  }

  /**
   * @throws NothingThere when the release has no row of that key
   */
  FigureTrace trace(Key key) {
    TableContract contract = TableContracts.of(key.table());
    Row row = lake.row(key).orElseThrow(() -> noSuchRow(key, contract));
    Optional<FigureRows> rows = rowsBehind(key);
    Behind behind = rows.map(each -> behind(each, key)).orElse(null);
    return new FigureTrace(
        lake.release().number(),
        lake.release().night(),
        key.table().toString(),
        contract.grain(),
        key.plain(),
        columns(contract, row),
        madeBy(key.table()),
        rows.map(FigureRows::words).orElseGet(() -> withoutRows(key)),
        behind,
        goOn(key, behind));
  }

  private NothingThere noSuchRow(Key key, TableContract contract) {
    return new NothingThere(
        "Cannot find a row with %s in %s: release %d has none. Its key columns are, in this order: %s; %s"
            .formatted(
                key.words(),
                key.table(),
                lake.release().number(),
                String.join(", ", contract.keyColumns()),
                lake.example(contract)));
  }

  private Optional<FigureRows> rowsBehind(Key key) {
    Optional<City> city =
        Cities.of(sources).stream()
            .filter(known -> known.code().equals(key.value("city_code")))
            .findFirst();
    return switch (key.table().table()) {
      case "hot_place" -> city.map(known -> FigureRows.ofCell(key, List.of(known)));
      case "hour_of_week" ->
          city.map(known -> FigureRows.ofHour(key, key.table(), hourOfWeek(key), known));
      case "incident_count", "incident_count_public" -> Optional.of(FigureRows.ofMonth(key));
      case "freshness" -> Optional.of(FigureRows.ofKind(key));
      default -> Optional.empty();
    };
  }

  private static int hourOfWeek(Key key) {
    Object hourOfWeek = key.values().get("hour_of_week");
    return hourOfWeek != null
        ? (Integer) hourOfWeek
        : ((Integer) key.values().get("dow") - 1) * 24 + (Integer) key.values().get("hour");
  }

  private Behind behind(FigureRows figure, Key key) {
    Row unwithheld = lake.row(key.in(figure.figureIn())).orElseThrow();
    double expected = unwithheld.<Number>getAs(figure.figure()).doubleValue();
    List<String> keys = TableContracts.of(figure.table()).keyColumns();
    return lake.read(
        figure.table(),
        all -> {
          Dataset<Row> rows = figure.narrowed().apply(all);
          Row totals =
              rows.agg(count(lit(1)), coalesce(sum("share"), lit(0.0))).collectAsList().get(0);
          Dataset<Row> ordered =
              rows.orderBy(keys.stream().map(each -> col(each)).toArray(Column[]::new));
          List<Map<String, Object>> listed =
              (limit > 0 ? ordered.limit(limit) : ordered)
                  .collectAsList().stream().map(row -> listed(row, keys)).toList();
          return verdict(figure, totals.getLong(0), totals.getDouble(1), expected, listed);
        });
  }

  private static Behind verdict(
      FigureRows figure,
      long count,
      double found,
      double expected,
      List<Map<String, Object>> listed) {
    boolean addsUp = Math.abs(found - expected) <= ROUNDING;
    boolean areShares = figure.figure().equals("weight");
    String verdict =
        "%,d rows of %s%s; %s.%s is %s: %s"
            .formatted(
                count,
                figure.table(),
                areShares ? " with shares of together %.6f".formatted(found) : "",
                figure.figureIn(),
                figure.figure(),
                areShares ? "%.6f".formatted(expected) : "%,.0f".formatted(expected),
                addsUp
                    ? "adds up"
                    : "DOES NOT ADD UP. Are the cities and parameters declared as they were in the night?");
    return new Behind(
        figure.table().toString(),
        count,
        expected,
        figure.figureIn() + "." + figure.figure(),
        found,
        addsUp,
        verdict,
        listed);
  }

  private static Map<String, Object> listed(Row row, List<String> keys) {
    Map<String, Object> listed = new LinkedHashMap<>();
    keys.forEach(key -> listed.put(key, PlainValue.of(row, key)));
    Arrays.stream(row.schema().fieldNames())
        .filter(name -> name.endsWith("_local") && !name.startsWith("reported_at"))
        .forEach(name -> listed.put(name, PlainValue.of(row, name)));
    Row tags = row.getAs("_row");
    listed.put("file", PlainValue.of(tags, "file"));
    listed.put("record_no", PlainValue.of(tags, "record_no"));
    listed.put("share", PlainValue.of(row, "share"));
    return listed;
  }

  private static Map<String, Object> columns(TableContract contract, Row row) {
    Map<String, Object> columns = new LinkedHashMap<>();
    contract.columnNames().stream()
        .filter(name -> ColumnRules.has(row, name))
        .forEach(name -> columns.put(name, PlainValue.of(row, name)));
    return columns;
  }

  /** The steps from the standard tables to this one, the last first. */
  private List<MadeBy> madeBy(TableName table) {
    Flow flow = NightSteps.flow(sources, lake.release().night(), null);
    List<MadeBy> made = new ArrayList<>();
    List<TableName> open = new ArrayList<>(List.of(table));
    while (!open.isEmpty()) {
      TableName next = open.remove(0);
      Optional<Step> maker = flow.makerOf(next).filter(ComputedStep.class::isInstance);
      if (maker.isPresent()) {
        Step step = maker.get();
        Optional<Marks> marks = lake.marks(next);
        made.add(
            new MadeBy(
                next.toString(),
                marks.map(Marks::step).orElse(step.name()),
                step.version(),
                marks.map(Marks::fingerprint).orElse(null),
                marks.map(Marks::run).orElse(null),
                step.inputs().stream().map(TableName::toString).toList()));
        open.addAll(step.inputs());
      }
    }
    return List.copyOf(made);
  }

  private static boolean isOfWholeCity(Key key) {
    return key.table().table().startsWith("coincidence");
  }

  private static String withoutRows(Key key) {
    if (key.table().table().equals("patrol_window")) {
      return "current reported incidents and crashes of the cell, of every city on its grid, with a known hour; the cell was chosen by all events of the grid together, so no list of rows stands behind it alone; the method is in docs/methods/patrol-window.md";
    }
    return isOfWholeCity(key)
        ? "all current incidents and crashes of the city together: it compares their hours and their places, so no list of rows stands behind it alone; the method is in docs/methods/coincidence.md"
        : "rows that cannot be looked up: its city is not declared here; name its folder with --sources";
  }

  private static List<String> goOn(Key key, Behind behind) {
    List<String> commands = new ArrayList<>();
    String city = key.value("city_code");
    if (isOfWholeCity(key)) {
      commands.add(
          "citylake trace %s %s incident 5 17".formatted(Tables.PUBLISHED_HOUR_OF_WEEK, city));
      commands.add(
          "citylake trace %s %s crash 5 17".formatted(Tables.PUBLISHED_HOUR_OF_WEEK, city));
      commands.add(
          "citylake sql \"SELECT kind, cell, incidents FROM published.hot_place WHERE city_code = '%s' ORDER BY incidents DESC\""
              .formatted(city));
    }
    if (key.table().table().equals("freshness")) {
      commands.add(
          "citylake sql \"SELECT night, file, status, records, quarantined, detail FROM ops.delivery WHERE city_code = '%s' AND kind = '%s'\""
              .formatted(city, key.value("kind")));
      commands.add("citylake quarantine list");
    }
    if (behind != null && !behind.rows().isEmpty()) {
      TableContract contract = TableContracts.of(TableName.of(behind.table()));
      Map<String, Object> values = new LinkedHashMap<>();
      contract.keyColumns().forEach(column -> values.put(column, behind.rows().get(0).get(column)));
      commands.add(new Key(contract.name(), values).command());
    }
    return List.copyOf(commands);
  }
}
