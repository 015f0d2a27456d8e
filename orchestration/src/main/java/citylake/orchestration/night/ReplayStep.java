package citylake.orchestration.night;

import citylake.ddl.TableName;
import citylake.lake.Attempt;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** One step of a {@link Replay}; named as the night's step whose output it makes anew. */
record ReplayStep(
    String name,
    List<TableName> inputs,
    TableName output,
    Replay replay,
    BiConsumer<NightContext, Attempt> writing)
    implements DeliveryStep {

  @Override
  public Writes writes() {
    return Writes.MERGE_BY_KEY;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean hasWork(NightContext night) {
    return true;
  }

  @Override
  public Map<String, String> reads(NightContext night) {
    Map<String, String> reads = new TreeMap<>(replay.reads());
    reads.put("released", Long.toString(night.tables().rowsReleased(output)));
    return reads;
  }

  @Override
  public void write(NightContext night, Attempt attempt) {
    night.tables().expectRows(replay.records());
    writing.accept(night, attempt);
  }
}
