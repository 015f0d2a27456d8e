package citylake.benchmarks;

import citylake.governance.approval.ApprovalDesk;
import citylake.governance.enforce.GovernedSql;
import citylake.governance.enforce.PolicyRights;
import citylake.governance.gate.Admission;
import citylake.governance.gate.Asker;
import citylake.governance.gate.StatementGate;
import citylake.governance.log.AccessJournal;
import citylake.governance.log.HeadKeeper;
import citylake.governance.policy.GovernanceFolder;
import citylake.governance.user.UserFile;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.SparkSessions;
import citylake.serving.client.GatewayAddress;
import citylake.serving.client.GatewayClient;
import citylake.serving.gateway.AccessRequests;
import citylake.serving.gateway.GatewayLimits;
import citylake.serving.gateway.GatewayServer;
import citylake.serving.gateway.GatewaySettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.SparkSession;

/**
 * What the policy costs an analyst: the same statements on the same released table with it and
 * without it, in pairs, warm, in one process.
 *
 * <p>Arguments: an empty folder, rows of the table, pairs. Measured is from the statement's text to
 * its last row, once at the gate and once as a client of the gateway waits for it. The order of the
 * statements, and of the two of a pair, is drawn with a fixed seed.
 */
public final class PolicyCost {
  private static final long SEED = 7;
  private static final int WARM_UPS = 4;
  static final Asker ANALYST =
      new Asker(PolicyLake.ANALYST, "s1", "investigation", "C-7", "standard");

  /** Kinds of statement that analysts ask. */
  private static final Map<String, String> STATEMENTS = new LinkedHashMap<>();

  static {
    STATEMENTS.put(
        "filter, count",
        "SELECT count(*) FROM standard.incident WHERE occurred_from >= TIMESTAMP'2025-03-01 00:00:00' AND offence_code = '0301'");
    STATEMENTS.put(
        "one city's months",
        "SELECT month(occurred_from), count(*) FROM standard.incident WHERE city_code = '980200' AND district = 'D3' GROUP BY 1 ORDER BY 1");
    STATEMENTS.put(
        "group by",
        "SELECT city_code, offence_code, count(*) FROM standard.incident GROUP BY city_code, offence_code ORDER BY 3 DESC");
    STATEMENTS.put(
        "join",
        "SELECT h.hour, sum(h.weight), count(*) FROM standard.incident i JOIN derived.hour_of_week h ON h.city_code = i.city_code AND h.kind = 'incident' AND h.dow = weekday(i.occurred_from_local) + 1 AND h.hour = hour(i.occurred_from_local) WHERE i.district = 'D3' GROUP BY h.hour ORDER BY h.hour");
    STATEMENTS.put(
        "top 100",
        "SELECT incident_no, city_code, offence_code, occurred_from FROM standard.incident WHERE district = 'D3' ORDER BY occurred_from DESC LIMIT 100");
    STATEMENTS.put(
        "masked columns",
        "SELECT incident_no, lon, lat, address_text FROM standard.incident WHERE offence_code = '0903' AND district = 'D7'");
    STATEMENTS.put(
        "masked group by",
        "SELECT round(lon, 1), round(lat, 1), count(*) FROM standard.incident GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 20");
  }

  private final int pairs;

  private PolicyCost(int pairs) {
    this.pairs = pairs;
  }

  /** Asks a statement, and takes all of its rows. */
  private interface Side {
    int rows(String sql) throws Exception;
  }

  /** Makes the lake, measures, and prints tables in Markdown. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    long rows = Long.parseLong(arguments[1]);
    PolicyCost cost = new PolicyCost(Integer.parseInt(arguments[2]));
    LakeHome home = LakeHome.in(folder.resolve("lake"));
    SparkSession spark =
        SparkSessions.serving(home, "local[2]", Files.createDirectories(folder.resolve("scratch")));
    try (LakeCatalog catalog = PolicyLake.make(home, spark, rows);
        AccessJournal governedLog = log(folder.resolve("log"));
        AccessJournal openLog = log(folder.resolve("open-log"));
        StatementGate governed = governed(home, spark, catalog, governedLog);
        StatementGate open = new OpenGate(spark, catalog)) {
      cost.measure("at the gate", at(open), at(governed));
      UserFile users = new UserFile(GovernanceFolder.of(home).users());
      try (GatewayServer governedDoor =
              new GatewayServer(
                  settings(folder.resolve("spool")),
                  governed,
                  users,
                  AccessRequests.NONE,
                  governedLog,
                  spark.sparkContext());
          GatewayServer openDoor =
              new GatewayServer(
                  settings(folder.resolve("open-spool")),
                  open,
                  users,
                  AccessRequests.NONE,
                  openLog,
                  spark.sparkContext());
          GatewayClient governedClient = client(governedDoor);
          GatewayClient openClient = client(openDoor)) {
        cost.measure("through the gateway", through(openClient), through(governedClient));
      }
    }
  }

  private static AccessJournal log(Path folder) {
    return AccessJournal.open(folder, HeadKeeper.NONE, 100, Clock.systemUTC());
  }

  private static StatementGate governed(
      LakeHome home, SparkSession spark, LakeCatalog catalog, AccessJournal journal) {
    GovernanceFolder folder = GovernanceFolder.of(home);
    return new GovernedSql(
        spark,
        catalog,
        new PolicyRights(
            folder,
            new UserFile(folder.users()),
            new ApprovalDesk(
                folder.approvals(), folder::policy, journal::append, Clock.systemUTC())));
  }

  private static GatewaySettings settings(Path spool) {
    return new GatewaySettings(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        null,
        spool,
        GatewayLimits.USUAL);
  }

  private static GatewayClient client(GatewayServer door) throws Exception {
    door.start();
    return GatewayClient.connect(
        GatewayAddress.of("127.0.0.1:" + door.address().getPort()),
        PolicyLake.ANALYST,
        PolicyLake.PASSWORD.toCharArray(),
        null,
        Map.of("citylake.purpose", ANALYST.purpose(), "citylake.case", ANALYST.caseNo()));
  }

  private static Side at(StatementGate gate) {
    return sql -> {
      try (Admission admission = gate.admit(ANALYST, sql)) {
        return admission.rows().collectAsList().size();
      }
    };
  }

  private static Side through(GatewayClient client) {
    return sql -> {
      Counted counted = new Counted();
      client.ask(sql, counted);
      return counted.rows;
    };
  }

  private static final class Counted implements GatewayClient.Reader {
    private int rows;

    @Override
    public void columns(List<String> names) {}

    @Override
    public boolean row(List<Object> values) {
      rows++;
      return true;
    }
  }

  private void measure(String where, Side without, Side with) throws Exception {
    Random random = new Random(SEED);
    for (int i = 0; i < WARM_UPS; i++) {
      for (String sql : STATEMENTS.values()) {
        pair(sql, without, with, random);
      }
    }
    PairedTimes times = new PairedTimes();
    for (String kind : order(random)) {
      times.add(kind, pair(STATEMENTS.get(kind), without, with, random));
    }
    print(where, times);
  }

  private List<String> order(Random random) {
    List<String> kinds = List.copyOf(STATEMENTS.keySet());
    List<String> order = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      order.add(kinds.get(i % kinds.size()));
    }
    Collections.shuffle(order, random);
    return order;
  }

  private static PairedTimes.Pair pair(String sql, Side without, Side with, Random random)
      throws Exception {
    boolean isWithFirst = random.nextBoolean();
    double first = millis(sql, isWithFirst ? with : without);
    double second = millis(sql, isWithFirst ? without : with);
    return isWithFirst ? new PairedTimes.Pair(second, first) : new PairedTimes.Pair(first, second);
  }

  private static double millis(String sql, Side side) throws Exception {
    long start = System.nanoTime();
    if (side.rows(sql) == 0) {
      throw new IllegalStateException("Cannot measure: no row came of " + sql);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static void print(String where, PairedTimes times) {
    System.out.printf("%n%d pairs %s:%n%n", times.all().size(), where);
    System.out.println(
        "| statement | without, median ms | p95 | with policy, median ms | p95 | increase of the median | at most (95 %) |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (String kind : STATEMENTS.keySet()) {
      printLine(kind, times.of(kind));
    }
    printLine("**all**", times);
  }

  private static void printLine(String kind, PairedTimes times) {
    System.out.printf(
        "| %s | %.0f | %.0f | %.0f | %.0f | %.1f %% | %.1f %% |%n",
        kind,
        times.without(0.5),
        times.without(0.95),
        times.with(0.5),
        times.with(0.95),
        100 * times.increase(),
        100 * times.upperBound());
  }
}
