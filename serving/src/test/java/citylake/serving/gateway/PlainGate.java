package citylake.serving.gateway;

import citylake.ddl.TableName;
import citylake.governance.gate.Admission;
import citylake.governance.gate.Asker;
import citylake.governance.gate.Concerned;
import citylake.governance.gate.Denied;
import citylake.governance.gate.StatementGate;
import citylake.governance.gate.VisibleTable;
import citylake.governance.gate.VisibleTable.VisibleColumn;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A gate with three rules that a test can see at a glance: nothing named {@code secret} is read,
 * {@code case_only} needs a purpose, and a stopped user's open results are denied. What the gateway
 * does with a gate's answers is tested on it; the real policy has tests of its own.
 */
final class PlainGate implements StatementGate {
  static final String NO_SECRET =
      "Cannot read secret: city B's approval is missing. Ask for it: \\request secret";
  static final String NO_PURPOSE =
      "Cannot run the statement without a purpose. Say it: SET citylake.purpose=CODE";

  final Set<String> stopped = ConcurrentHashMap.newKeySet();

  /** Users whose rights take so long to look up for a fetch that the sweep comes between. */
  final Set<String> slow = ConcurrentHashMap.newKeySet();

  /** Users for whose rights there is no memory when the gateway looks by itself. */
  final Set<String> tooMuch = ConcurrentHashMap.newKeySet();

  final AtomicInteger ranOut = new AtomicInteger();
  final AtomicInteger open = new AtomicInteger();
  private final SparkSession spark;

  PlainGate(SparkSession spark) {
    this.spark = spark;
  }

  @Override
  public Admission admit(Asker asker, String sql) throws Denied {
    if (sql.contains("secret")) {
      throw new Denied(Denied.NO_RIGHT, NO_SECRET);
    }
    if (sql.contains("case_only") && asker.purpose() == null) {
      throw new Denied(Denied.PURPOSE_MISSING, NO_PURPOSE);
    }
    Dataset<Row> rows = spark.sql(sql);
    open.incrementAndGet();
    return new Admission() {
      @Override
      public Dataset<Row> rows() {
        return rows;
      }

      @Override
      public List<String> tables() {
        return List.of("published.hot_place");
      }

      @Override
      public Concerned concerned() {
        return new Concerned(List.of("B"), List.of(7L));
      }

      @Override
      public void recheck() throws Denied {
        if (stopped.contains(asker.user())) {
          throw new Denied(Denied.NO_RIGHT, "Cannot give rows: city B has stopped sharing.");
        }
        if (tooMuch.contains(asker.user())
            && !Thread.currentThread().getName().equals("gateway-caller")) {
          ranOut.incrementAndGet();
          throw new OutOfMemoryError("of the test");
        }
        if (slow.contains(asker.user())
            && Thread.currentThread().getName().equals("gateway-caller")) {
          stopAndWaitForTheSweep(asker.user());
        }
      }

      @Override
      public void close() {
        open.decrementAndGet();
      }
    };
  }

  private void stopAndWaitForTheSweep(String user) {
    stopped.add(user);
    try {
      TimeUnit.MILLISECONDS.sleep(2_500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public List<VisibleTable> visible(Asker asker) throws Denied {
    if (stopped.contains(asker.user())) {
      throw new Denied(Denied.UNKNOWN_USER, "Cannot answer: the user is gone.");
    }
    return List.of(
        new VisibleTable(
            TableName.of("published.hot_place"),
            "a cell of a city",
            List.of(
                new VisibleColumn("cell_id", "string", "public", "H3 cell"),
                new VisibleColumn("share", "decimal(10,4)", "public", "share of all"))),
        new VisibleTable(
            TableName.of("standard.crash"),
            "a crash",
            List.of(new VisibleColumn("crash_no", "string", "internal", "the city's number"))));
  }

  @Override
  public Set<String> purposes() {
    return Set.of("vehicle-for-case");
  }

  @Override
  public void close() {}
}
