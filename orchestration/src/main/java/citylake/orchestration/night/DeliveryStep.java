package citylake.orchestration.night;

import citylake.ddl.TableName;
import citylake.lake.Attempt;
import citylake.lineage.Step;
import java.util.List;
import java.util.Map;

/** A step that is fed by the night's deliveries; without any it has nothing to do. */
interface DeliveryStep extends Step {
  /** Whether tonight's deliveries concern this step at all. */
  boolean hasWork(NightContext night);

  /**
   * What decides the output beside the declaration: the deliveries, and what was released before.
   */
  Map<String, String> reads(NightContext night);

  /** Rows that the step reads tonight, about: it decides how, not what comes out. */
  default long rowsRead(NightContext night) {
    return night.intake().records() + night.tables().releasedRowCount(output());
  }

  void write(NightContext night, Attempt attempt);

  @Override
  default List<TableName> inputs() {
    return List.of();
  }

  @Override
  default String definition() {
    return "";
  }
}
