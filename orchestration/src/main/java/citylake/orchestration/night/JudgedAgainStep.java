package citylake.orchestration.night;

import java.util.Map;
import java.util.TreeMap;

/**
 * A step of a {@link ReplayRun}: it always has work, and stands on the decisions it carries out.
 */
interface JudgedAgainStep extends DeliveryStep {
  /** What decides the outcomes: the decisions, the declarations, the records that are kept. */
  Map<String, String> decided();

  @Override
  default Writes writes() {
    return Writes.APPEND;
  }

  @Override
  default int version() {
    return 1;
  }

  @Override
  default boolean hasWork(NightContext night) {
    return true;
  }

  @Override
  default Map<String, String> reads(NightContext night) {
    Map<String, String> reads = new TreeMap<>(decided());
    reads.put("released", Long.toString(night.tables().released(output())));
    return reads;
  }
}
