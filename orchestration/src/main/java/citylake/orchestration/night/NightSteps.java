package citylake.orchestration.night;

import citylake.ddl.TableName;
import citylake.etl.source.Source;
import citylake.lineage.Flow;
import citylake.lineage.Step;
import citylake.orchestration.flow.ComputedSteps;
import citylake.orchestration.flow.DeliveredKinds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * Every step of the night. Their order, the plan, the graph and its picture all follow from this
 * list.
 */
public final class NightSteps {
  private NightSteps() {}

  /**
   * @param session computes; null where the flow is only shown
   */
  public static Flow flow(List<Source> sources, LocalDate night, SparkSession session) {
    List<Step> steps = takingIn(sources);
    steps.add(new PunctualityStep());
    steps.addAll(ComputedSteps.of(sources, night, session));
    return Flow.of(steps);
  }

  /**
   * The steps ahead of a night: from files to the standard. Whether they came in time is judged by
   * the night, and what is computed from them follows in it.
   *
   * @param sources of the kinds that are taken in
   */
  static Flow ahead(List<Source> sources) {
    return Flow.of(takingIn(sources));
  }

  private static List<Step> takingIn(List<Source> sources) {
    List<Step> steps = new ArrayList<>();
    steps.add(new RawStep());
    List<TableName> kinds = DeliveredKinds.tables(sources);
    kinds.forEach(table -> steps.add(new StandardStep(table, sources)));
    steps.add(new QuarantineStep(kinds));
    steps.add(new DeliveryLogStep(kinds));
    return steps;
  }
}
