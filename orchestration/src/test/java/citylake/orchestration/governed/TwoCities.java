package citylake.orchestration.governed;

import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.governance.approval.ApprovalDesk;
import citylake.governance.enforce.GovernedSql;
import citylake.governance.enforce.PolicyRights;
import citylake.governance.log.AccessJournal;
import citylake.governance.log.HeadKey;
import citylake.governance.log.SignedHeads;
import citylake.governance.policy.GovernanceFolder;
import citylake.governance.user.UserFile;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.Release;
import citylake.lake.Releases;
import citylake.models.vehicle.Trips;
import citylake.orchestration.cli.Typed;
import citylake.orchestration.receive.Certificate;
import citylake.serving.gateway.AccessRequests;
import citylake.serving.gateway.GatewayLimits;
import citylake.serving.gateway.GatewayServer;
import citylake.serving.gateway.GatewaySettings;
import citylake.serving.gateway.SelfSignedCertificate;
import citylake.testing.HiveJdbc;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;
import org.apache.spark.SparkExecutorInfo;
import org.apache.spark.sql.SparkSession;

/**
 * Cities A and B with sightings of two cars, people of both, a gateway over TLS in front of them,
 * and Hive's JDBC driver. Requests and decisions are typed as commands.
 */
final class TwoCities implements AutoCloseable {
  private static final char[] KEY_PASSWORD = "of the test".toCharArray();

  /** The car {@code aa11} drives from A to B within 40 minutes, and is seen in B a week later. */
  private static final String SIGHTINGS =
      """
      ('A', 'D1', 's1', 'aa11', 'a1', timestamp'2026-07-01 08:00:00', 117.50D, 30.50D),
      ('A', 'D2', 's2', 'aa11', 'a2', timestamp'2026-07-01 08:10:00', 117.60D, 30.50D),
      ('B', 'D1', 's3', 'aa11', 'b1', timestamp'2026-07-01 08:25:00', 117.80D, 30.50D),
      ('B', 'D1', 's4', 'aa11', 'b2', timestamp'2026-07-01 08:40:00', 117.95D, 30.50D),
      ('B', 'D1', 's5', 'bb22', 'b1', timestamp'2026-07-01 09:00:00', 117.80D, 30.50D),
      ('B', 'D1', 's6', 'aa11', 'b1', timestamp'2026-07-09 08:25:00', 117.80D, 30.50D)
      """;

  private final LocalSpark spark;
  final Path folder;
  final Path accessLog;
  final Path heads;
  final Path publicKey;
  final LaterClock clock = new LaterClock();
  private final LakeCatalog catalog;
  private final AccessJournal journal;
  private final GovernedSql gate;
  private final GatewayServer server;
  private final HiveJdbc driver;
  private final String trusting;

  TwoCities(LocalSpark spark) throws Exception {
    this.spark = spark;
    folder = spark.folder();
    accessLog = folder.resolve("access-log");
    heads = folder.resolve("heads.jsonl");
    publicKey = folder.resolve("log-key.txt");
    catalog = LakeCatalog.open(LakeHome.in(folder));
    fill(spark.session());
    people();
    HeadKey key = HeadKey.of(folder.resolve("log.p12"), KEY_PASSWORD);
    Files.writeString(publicKey, key.publicPoint());
    journal = AccessJournal.open(accessLog, new SignedHeads(heads, key), 3, Clock.systemUTC());
    GovernanceFolder governance = GovernanceFolder.of(LakeHome.in(folder));
    UserFile users = new UserFile(governance.users());
    ApprovalDesk desk =
        new ApprovalDesk(governance.approvals(), governance::policy, journal::append, clock);
    gate =
        new GovernedSql(
            spark.session(), catalog, new PolicyRights(governance, users, desk), Trips::of);
    server =
        new GatewayServer(
            settings(),
            gate,
            users,
            new AccessRequests(desk, users),
            journal,
            spark.session().sparkContext());
    server.start();
    driver = HiveJdbc.load();
    trusting = HiveJdbc.trusting(folder.resolve("gateway.pem"), folder);
  }

  private void fill(SparkSession session) {
    create(session, Tables.OPS_RELEASE);
    create(session, Tables.STANDARD_VEHICLE_SIGHTING);
    session.sql(
        "INSERT INTO lake.%s (city_code, district, sighting_no, plate_no_hash, device_no, passed_at, lon, lat) VALUES %s"
            .formatted(Tables.STANDARD_VEHICLE_SIGHTING, SIGHTINGS));
    Table sightings = catalog.load(Tables.STANDARD_VEHICLE_SIGHTING);
    new Releases(catalog)
        .commit(
            new Release(
                1,
                null,
                LocalDate.of(2026, 7, 10),
                "n1",
                "night",
                Instant.parse("2026-07-10T01:00:00Z"),
                List.of(
                    new Release.ReleasedTable(
                        Tables.STANDARD_VEHICLE_SIGHTING,
                        sightings.currentSnapshot().snapshotId(),
                        sightings.schema().schemaId(),
                        "hash"))));
  }

  private static void create(SparkSession session, TableName table) {
    session.sql("CREATE NAMESPACE IF NOT EXISTS lake." + table.layer());
    session.sql(
        "CREATE TABLE lake.%s (%s) USING iceberg TBLPROPERTIES ('format-version' = '3')"
            .formatted(
                table,
                TableContracts.of(table).columns().stream()
                    .map(column -> column.name() + " " + column.type())
                    .collect(Collectors.joining(", "))));
  }

  private void people() {
    add("officer.a", "officer", "A");
    add("colleague.a", "officer", "A");
    add("approver.a", "city_approver", "A");
    add("approver.b", "city_approver", "B");
    add("steward.b", "steward", "B");
  }

  private void add(String name, String role, String city) {
    List<String> words = new ArrayList<>(List.of("user", "add", name, "--role", role));
    words.addAll(List.of("--city", city, "--password-to", passwordFile(name), "--lake"));
    words.add(folder.toString());
    if (role.equals("officer")) {
      words.addAll(List.of("--district", "D1"));
    }
    done(Typed.citylake(words.toArray(String[]::new)));
  }

  private static String done(Typed typed) {
    if (typed.exitCode() != 0) {
      throw new AssertionError(typed.err());
    }
    return typed.out();
  }

  private String passwordFile(String name) {
    return folder.resolve(name + ".txt").toString();
  }

  private GatewaySettings settings() {
    Path keystore = folder.resolve("gateway.p12");
    SelfSignedCertificate.make(
        keystore, folder.resolve("gateway.pem"), KEY_PASSWORD, List.of("localhost"));
    return new GatewaySettings(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        Certificate.in(keystore, KEY_PASSWORD),
        folder.resolve("spool"),
        GatewayLimits.USUAL);
  }

  /** A person's own tool, asking for the case. */
  Connection connected(String user, String caseNo) throws Exception {
    return driver.connect(
        "localhost:%d/;%s?citylake.purpose=investigation;citylake.case=%s"
            .formatted(server.address().getPort(), trusting, caseNo),
        user,
        Files.readString(Path.of(passwordFile(user))).strip());
  }

  /** Tasks that Spark is at work on, for whoever. */
  int runningTasks() {
    return Arrays.stream(spark.session().sparkContext().statusTracker().getExecutorInfos())
        .mapToInt(SparkExecutorInfo::numRunningTasks)
        .sum();
  }

  /** Results that wait to be fetched. */
  int spooledFiles() {
    String[] files = folder.resolve("spool").toFile().list();
    return files == null ? 0 : files.length;
  }

  /** {@code citylake approve ...}, typed by somebody. */
  String approve(String user, String... line) {
    List<String> words = new ArrayList<>(List.of("approve"));
    words.addAll(Arrays.asList(line));
    words.addAll(
        List.of("--as", user, "--password-file", passwordFile(user), "--lake", folder.toString()));
    return done(Typed.citylake(words.toArray(String[]::new)));
  }

  @Override
  public void close() throws IOException {
    driver.close();
    server.close();
    gate.close();
    journal.close();
    catalog.close();
  }

  /** The machine's clock, so many days later. */
  static final class LaterClock extends Clock {
    private volatile Duration later = Duration.ZERO;

    void goOn(Duration ahead) {
      later = ahead;
    }

    @Override
    public Instant instant() {
      return Clock.systemUTC().instant().plus(later);
    }

    @Override
    public java.time.ZoneId getZone() {
      return java.time.ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
