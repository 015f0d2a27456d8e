package citylake.orchestration.night;

import citylake.orchestration.quarantine.Decision;
import citylake.orchestration.quarantine.Decision.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The records that a run judges again, and what others have been repaired to.
 *
 * @param waiting decisions to carry out, oldest first
 * @param all every decision there is, oldest first
 */
record ChosenRecords(List<Decision> waiting, List<Decision> all, Set<Object> done) {
  private static final StructType PLACES =
      new StructType()
          .add("delivery", DataTypes.StringType, false)
          .add("record_no", DataTypes.LongType, false)
          .add("source", DataTypes.StringType, false)
          .add("decision", DataTypes.StringType, false)
          .add("action", DataTypes.StringType, false);

  private static final StructType REPAIRS =
      new StructType()
          .add("delivery", DataTypes.StringType, false)
          .add("record_no", DataTypes.LongType, false)
          .add("repaired", DataTypes.BinaryType, false);

  List<String> sources() {
    return waiting.stream().map(Decision::source).distinct().sorted().toList();
  }

  List<String> decisionsOf(String source) {
    return waiting.stream()
        .filter(decision -> decision.source().equals(source))
        .map(Decision::id)
        .sorted()
        .toList();
  }

  /**
   * {@code delivery, record_no, source, decision, action} of the records of these sources; each
   * once, with the newest decision about it.
   */
  Dataset<Row> places(SparkSession session, List<String> sources) {
    Map<List<Object>, Row> rows = new LinkedHashMap<>();
    for (Decision decision : waiting) {
      if (sources.contains(decision.source())) {
        for (Long number : decision.records()) {
          rows.put(
              List.of(decision.delivery(), number),
              RowFactory.create(
                  decision.delivery(),
                  number,
                  decision.source(),
                  decision.id(),
                  decision.action().word()));
        }
      }
    }
    return session.createDataFrame(List.copyOf(rows.values()), PLACES);
  }

  /**
   * {@code delivery, record_no, repaired}: the newest repair of each record of a source that has
   * been carried out or is about to be.
   */
  Dataset<Row> repairs(SparkSession session, String source) {
    var newest =
        all.stream()
            .filter(decision -> decision.action() == Action.REPAIR)
            .filter(decision -> decision.source().equals(source))
            .filter(decision -> done.contains(decision.id()) || waiting.contains(decision))
            .collect(
                Collectors.toMap(
                    decision -> decision.delivery() + " " + decision.records().get(0),
                    decision -> decision,
                    (earlier, later) -> later));
    return session.createDataFrame(
        newest.values().stream()
            .map(
                decision ->
                    RowFactory.create(
                        decision.delivery(), decision.records().get(0), decision.record()))
            .toList(),
        REPAIRS);
  }

  /** Records that have been closed for good: columns of {@link #places}. */
  Dataset<Row> dismissed(SparkSession session, List<String> sources) {
    List<Decision> closed =
        all.stream().filter(decision -> decision.action() == Action.DISMISS).toList();
    return new ChosenRecords(closed, all, done).places(session, sources);
  }
}
