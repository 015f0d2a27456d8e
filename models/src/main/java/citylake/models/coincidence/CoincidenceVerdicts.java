package citylake.models.coincidence;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * derived.coincidence to derived.coincidence_verdict.
 *
 * <p>Grain: one row per city and aspect ('place', 'time'), both for every city with figures. {@code
 * correlation} and {@code p} are null where the verdict is 'too few'.
 */
public final class CoincidenceVerdicts {
  /** Columns of the result, in order. */
  public static final StructType SCHEMA =
      StructType.fromDDL(
          """
          city_code STRING NOT NULL, aspect STRING NOT NULL, verdict STRING NOT NULL,
          correlation DOUBLE, p DOUBLE, n_perm INT NOT NULL,
          n_crime BIGINT NOT NULL, n_crash BIGINT NOT NULL, reason STRING NOT NULL
          """);

  private CoincidenceVerdicts() {}

  /**
   * Judges the figures of all cities.
   *
   * @param figures columns of derived.coincidence
   */
  public static Dataset<Row> of(Dataset<Row> figures, VerdictParameters parameters) {
    MapFunction<Row, String> cityOf = row -> row.getAs("city_code");
    FlatMapGroupsFunction<String, Row, Row> judge = (city, rows) -> judged(city, rows, parameters);
    return figures.groupByKey(cityOf, Encoders.STRING()).flatMapGroups(judge, Encoders.row(SCHEMA));
  }

  private static Iterator<Row> judged(
      String city, Iterator<Row> rows, VerdictParameters parameters) {
    List<Figure> figures = new ArrayList<>();
    rows.forEachRemaining(row -> figures.add(figure(row)));
    return new CityVerdicts(figures, parameters)
        .all().stream().map(verdict -> row(city, verdict)).iterator();
  }

  private static Figure figure(Row row) {
    Double value = row.getAs("value");
    Double p = row.getAs("p");
    ShiftNull shifts =
        p == null
            ? null
            : new ShiftNull(
                row.<Double>getAs("null_mean"),
                row.<Double>getAs("lo"),
                row.<Double>getAs("hi"),
                p,
                row.<Integer>getAs("n_perm"));
    return new Figure(
        row.getAs("stat"),
        value == null ? Double.NaN : value,
        shifts,
        row.<Long>getAs("n_crime"),
        row.<Long>getAs("n_crash"),
        row.getAs("note"));
  }

  private static Row row(String city, AspectVerdict verdict) {
    return RowFactory.create(
        city,
        verdict.aspect(),
        verdict.verdict().words(),
        Double.isNaN(verdict.correlation()) ? null : verdict.correlation(),
        Double.isNaN(verdict.p()) ? null : verdict.p(),
        verdict.shifts(),
        verdict.crimes(),
        verdict.crashes(),
        verdict.reason());
  }
}
