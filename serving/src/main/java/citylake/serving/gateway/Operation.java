package citylake.serving.gateway;

import citylake.serving.gateway.spool.ResultRows;
import citylake.serving.gateway.wire.Refusal;
import citylake.serving.gateway.wire.ResultColumn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.hive.service.rpc.thrift.TOperationState;
import org.apache.hive.service.rpc.thrift.TOperationType;

/**
 * Something that a client has asked for, from the asking to the closing. It ends once: as finished,
 * failed, cancelled or timed out, whichever comes first; closing comes after any of them.
 */
class Operation {
  private final Handle handle = Handle.random();
  private final TOperationType type;
  private final List<ResultColumn> columns;
  private TOperationState state = TOperationState.PENDING_STATE;
  private Refusal failure;
  private ResultRows rows;
  private volatile long usedAt = System.nanoTime();

  /**
   * @param columns none where it gives no rows
   */
  Operation(TOperationType type, List<ResultColumn> columns) {
    this.type = type;
    this.columns = columns;
  }

  /** One that has its rows already. */
  static Operation finished(TOperationType type, List<ResultColumn> columns, ResultRows rows) {
    Operation operation = new Operation(type, columns);
    operation.finish(rows);
    return operation;
  }

  final Handle handle() {
    return handle;
  }

  final TOperationType type() {
    return type;
  }

  final List<ResultColumn> columns() {
    return columns;
  }

  final synchronized TOperationState state() {
    return state;
  }

  /** Why it has no rows; null where it has, or may still get them. */
  final synchronized Refusal failure() {
    return failure;
  }

  final synchronized boolean hasEnded() {
    return state != TOperationState.PENDING_STATE && state != TOperationState.RUNNING_STATE;
  }

  /** Waits until it ends, at most so long. */
  final synchronized void await(Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    for (long left = most.toMillis(); !hasEnded() && left > 0; ) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }

  final synchronized boolean begin() {
    if (state != TOperationState.PENDING_STATE) {
      return false;
    }
    state = TOperationState.RUNNING_STATE;
    return true;
  }

  /**
   * @return whether the rows are kept; otherwise it had ended before
   */
  final synchronized boolean finish(ResultRows found) {
    if (hasEnded()) {
      return false;
    }
    rows = found;
    endAs(TOperationState.FINISHED_STATE);
    return true;
  }

  /**
   * @return whether it ends by this; otherwise it had ended before
   */
  final synchronized boolean end(TOperationState how, Refusal why) {
    if (hasEnded()) {
      return false;
    }
    failure = why;
    endAs(how);
    return true;
  }

  private void endAs(TOperationState how) {
    state = how;
    used();
    notifyAll();
  }

  /**
   * Rows that may be fetched now.
   *
   * @throws Refusal where there are none yet, or never will be
   */
  final synchronized ResultRows rows() throws Refusal {
    if (failure != null) {
      throw failure;
    }
    if (state != TOperationState.FINISHED_STATE) {
      throw new Refusal(
          Refusal.WRONG_ORDER,
          "Cannot fetch: the statement has not ended yet. It runs on; ask for its state first.");
    }
    return rows;
  }

  /** Before each fetch. */
  void check() throws Refusal {}

  /**
   * Ends it, and gives up its rows, where {@link #check} would not let them go.
   *
   * @return writes that down; empty where nothing was ended
   */
  Optional<Runnable> endIfForbidden() {
    return Optional.empty();
  }

  /**
   * Gives up rows that wait; whoever fetches on is told why.
   *
   * @return whether any waited
   */
  final synchronized boolean takeBack(Refusal why) {
    if (state != TOperationState.FINISHED_STATE) {
      return false;
    }
    failure = why;
    state = TOperationState.ERROR_STATE;
    rows.close();
    return true;
  }

  /** Stops it where it still runs. */
  void cancel() {}

  /** Gives up its rows; to be called again without harm. */
  void close() {
    synchronized (this) {
      if (rows != null) {
        rows.close();
      }
      state = TOperationState.CLOSED_STATE;
      notifyAll();
    }
  }

  final void used() {
    usedAt = System.nanoTime();
  }

  final boolean isIdle(Duration most) {
    return hasEnded() && System.nanoTime() - usedAt > most.toNanos();
  }
}
