package citylake.etl.outcome;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Walks sorted events once, key after key, holding one key's state: one row out for each record,
 * and one more where a key with a row ends.
 */
final class KeyWalk implements Iterator<Row> {
  private final int keys;
  private final Numbering numbering;
  private final Iterator<Row> events;
  private final Queue<Row> ready = new ArrayDeque<>();
  private Object[] key;
  private KeyState state;
  private String deliveryBefore;

  /**
   * @param keys how many columns, the first ones, are the key
   * @param events sorted by key and then in the order in which they are played
   */
  KeyWalk(int keys, Numbering numbering, Iterator<Row> events) {
    this.keys = keys;
    this.numbering = numbering;
    this.events = events;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && events.hasNext()) {
      take(events.next());
    }
    if (ready.isEmpty()) {
      end();
    }
    return !ready.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void take(Row row) {
    boolean isSeed = !row.<Boolean>getAs("is_record");
    if (!isOfKey(row)) {
      end();
      key = keyOf(row);
      state = isSeed ? KeyState.of(numbering, row) : KeyState.none(numbering);
    }
    if (isSeed) {
      return;
    }
    KeyEvent event = KeyEvent.of(row);
    boolean wasCurrent = state.isCurrent();
    Outcome outcome = state.take(event);
    boolean replaces =
        outcome == Outcome.CORRECTION && wasCurrent && event.delivery().equals(deliveryBefore);
    deliveryBefore = event.delivery();
    ready.add(record(event, outcome, replaces));
  }

  private boolean isOfKey(Row row) {
    for (int i = 0; i < keys; i++) {
      if (key == null || !Objects.equals(key[i], row.get(i))) {
        return false;
      }
    }
    return true;
  }

  private Object[] keyOf(Row row) {
    Object[] values = new Object[keys];
    for (int i = 0; i < keys; i++) {
      values[i] = row.get(i);
    }
    return values;
  }

  private Row record(KeyEvent event, Outcome outcome, boolean replaces) {
    Object[] columns = row(false);
    columns[keys + 1] = event.delivery();
    columns[keys + 2] = event.recordNo();
    columns[keys + 3] = outcome.code();
    columns[keys + 4] = replaces;
    return RowFactory.create(columns);
  }

  private void end() {
    if (state != null && state.hasRow()) {
      Object[] columns = row(true);
      Object[] end = state.end();
      System.arraycopy(end, 0, columns, columns.length - end.length, end.length);
      ready.add(RowFactory.create(columns));
    }
    key = null;
    state = null;
    deliveryBefore = null;
  }

  private Object[] row(boolean isEnd) {
    Object[] columns =
        new Object
            [keys
                + KeyHistory.RECORD_COLUMNS.fields().length
                + KeyHistory.END_COLUMNS.fields().length];
    System.arraycopy(key, 0, columns, 0, keys);
    columns[keys] = isEnd;
    return columns;
  }
}
