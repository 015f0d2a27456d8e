package citylake.serving.gateway;

import citylake.serving.gateway.wire.Refusal;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import scala.Function1;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;

/**
 * Takes a statement's rows as Spark makes them, in their order, one partition after the other.
 *
 * <p>Spark's own iterator makes a whole partition first and keeps it in memory: a result that is
 * far too large would end the process before anybody could refuse it. Here each row goes from the
 * task that makes it straight to whoever takes it, in the same process, as the gateway's tasks do.
 */
final class StreamedRows {
  /** Functions travel to tasks as bytes; what takes the rows stays here and is found by number. */
  private static final Map<Long, Taking> TAKING = new ConcurrentHashMap<>();

  private static final AtomicLong NUMBERS = new AtomicLong();

  private StreamedRows() {}

  /** Whoever takes the rows. */
  interface Taker {
    /**
     * @return whether more are wanted
     */
    boolean take(Row row) throws Exception;
  }

  /** Rows on their way; behind the end none is taken, though a stopped task may still make some. */
  private static final class Taking {
    private final Taker taker;
    private final Map<Integer, Long> attempts = new HashMap<>();
    private boolean isOver;
    private Exception failure;

    private Taking(Taker taker) {
      this.taker = taker;
    }

    /** A partition's rows are of one attempt: another would give them a second time. */
    private synchronized boolean take(TaskContext task, Row row) {
      try {
        long first = attempts.computeIfAbsent(task.partitionId(), part -> task.taskAttemptId());
        if (first != task.taskAttemptId()) {
          throw new Refusal(
              Refusal.BROKEN,
              "Cannot give the rows: Spark had to make some of them again that were taken before. Nothing of it is given. Ask again.");
        }
        isOver = isOver || !taker.take(row);
      } catch (Exception e) {
        failure = e;
        isOver = true;
      }
      return !isOver;
    }

    private synchronized boolean isOver() {
      return isOver;
    }

    private synchronized void end() {
      isOver = true;
    }

    private synchronized void rethrow() throws Exception {
      if (failure != null) {
        throw failure;
      }
    }
  }

  /**
   * Gives all rows, or as many as are wanted.
   *
   * @throws Exception what the taker throws, or Spark
   */
  static void of(Dataset<Row> rows, Taker taker) throws Exception {
    Taking taking = new Taking(taker);
    long number = NUMBERS.incrementAndGet();
    TAKING.put(number, taking);
    try {
      RDD<InternalRow> made = rows.queryExecution().toRdd();
      Give give = new Give(number, rows.schema());
      for (int part = 0; part < made.getNumPartitions() && !taking.isOver(); part++) {
        made.context()
            .runJob(
                made,
                give,
                CollectionConverters.asScala(List.<Object>of(part)).toSeq(),
                ClassTag$.MODULE$.apply(Boolean.class));
        taking.rethrow();
      }
    } finally {
      taking.end();
      TAKING.remove(number);
    }
  }

  /** In the task. */
  private static final class Give extends AbstractFunction1<Iterator<InternalRow>, Boolean>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long number;
    private final StructType schema;

    private Give(long number, StructType schema) {
      this.number = number;
      this.schema = schema;
    }

    @Override
    public Boolean apply(Iterator<InternalRow> made) {
      Taking taking = TAKING.get(number);
      if (taking == null) {
        throw new IllegalStateException(
            "Cannot give rows: nobody takes them in this process. They are taken in the gateway's own, before the statement has ended; run Spark there (--master local).");
      }
      Function1<Object, Object> told = CatalystTypeConverters.createToScalaConverter(schema);
      TaskContext task = TaskContext.get();
      boolean isWanted = true;
      while (isWanted && made.hasNext()) {
        isWanted = taking.take(task, (Row) told.apply(made.next()));
      }
      return isWanted;
    }
  }
}
