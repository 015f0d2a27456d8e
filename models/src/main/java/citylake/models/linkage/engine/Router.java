package citylake.models.linkage.engine;

import java.util.ArrayList;
import java.util.List;
import scala.Tuple2;

/** Sends each record to where its blocks are compared: once a place, whatever rules meet there. */
final class Router {
  private Router() {}

  /** The records of a batch by place, 0 to {@code places - 1}. */
  static List<Tuple2<Integer, RecordBatch>> route(RecordBatch batch, int places) {
    IntList[] positions = new IntList[places];
    IntList[] here = new IntList[places];
    int rules = batch.keys.length;
    int[] placeOf = new int[rules];
    for (int i = 0; i < batch.size; i++) {
      for (int r = 0; r < rules; r++) {
        placeOf[r] = (batch.rules[i] >> r & 1) == 0 ? -1 : place(batch.keys[r][i], r, places);
      }
      for (int r = 0; r < rules; r++) {
        if (placeOf[r] >= 0) {
          int bits = takeAll(placeOf, r);
          int place = place(batch.keys[r][i], r, places);
          if (positions[place] == null) {
            positions[place] = new IntList();
            here[place] = new IntList();
          }
          positions[place].add(i);
          here[place].add(bits | (batch.rules[i] & RecordBatch.EVERYWHERE));
        }
      }
    }
    List<Tuple2<Integer, RecordBatch>> sent = new ArrayList<>();
    for (int place = 0; place < places; place++) {
      if (positions[place] != null) {
        sent.add(
            new Tuple2<>(place, batch.select(positions[place].toArray(), here[place].toArray())));
      }
    }
    return sent;
  }

  /** The rules that meet in the place of rule r; they are taken out, so that none is sent twice. */
  private static int takeAll(int[] placeOf, int r) {
    int place = placeOf[r];
    int bits = 0;
    for (int q = r; q < placeOf.length; q++) {
      if (placeOf[q] == place) {
        bits |= 1 << q;
        placeOf[q] = -1;
      }
    }
    return bits;
  }

  private static int place(long key, int rule, int places) {
    long mixed = (key + rule) * 0x9E3779B97F4A7C15L;
    return (int) Long.remainderUnsigned(mixed ^ mixed >>> 32, places);
  }
}
