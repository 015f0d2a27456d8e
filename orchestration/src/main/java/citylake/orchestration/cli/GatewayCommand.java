package citylake.orchestration.cli;

import citylake.governance.approval.ApprovalDesk;
import citylake.governance.enforce.GovernedSql;
import citylake.governance.enforce.PolicyRights;
import citylake.governance.gate.StatementGate;
import citylake.governance.log.AccessJournal;
import citylake.governance.log.HeadKeeper;
import citylake.governance.log.HeadKey;
import citylake.governance.log.SignedHeads;
import citylake.governance.policy.GovernanceFolder;
import citylake.governance.user.Users;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.models.vehicle.Trips;
import citylake.orchestration.fetch.Credentials;
import citylake.orchestration.receive.Certificate;
import citylake.serving.gateway.AccessRequests;
import citylake.serving.gateway.GatewayLimits;
import citylake.serving.gateway.GatewayServer;
import citylake.serving.gateway.GatewaySettings;
import citylake.serving.gateway.NamedLimits;
import citylake.serving.gateway.SelfSignedCertificate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code citylake gateway}: the governed lake for everybody's SQL tools. */
@Command(
    name = "gateway",
    mixinStandardHelpOptions = true,
    description =
        "Answers SQL, until it is stopped, by the protocol of HiveServer2: JDBC (DBeaver), ODBC, PyHive, SQLAlchemy, citylake sql --gateway. Each logs in by name, sees of the released lake what policy and approvals allow, and each statement stands in the access log before it is answered.",
    footer = {
      "",
      "Examples:",
      "  citylake gateway --keystore gateway.p12 --make-certificate",
      "  citylake gateway --host 0.0.0.0 --keystore gateway.p12 --heads /mnt/apart/heads.jsonl --log-key log.p12",
      "  citylake gateway --behind-proxy --limit statement-time=5m --limit result-rows=100000",
      "  citylake gateway --behind-proxy --check",
      "",
      "Passwords stand in the secrets file or the environment: of the keystore in",
      "CITYLAKE_SECRET_GATEWAY_PASSWORD, of the log's key in CITYLAKE_SECRET_ACCESS_LOG_PASSWORD,",
      "of who looks users up in a directory in CITYLAKE_SECRET_DIRECTORY_PASSWORD.",
      "Exit codes: 0 ended, or checked; 1 it cannot serve, and why; 2 wrong command line; 3 no such lake."
    })
final class GatewayCommand implements Callable<Integer> {
  /** A head is signed after so many entries. */
  private static final long HEAD_EVERY = 100;

  @Spec private CommandSpec spec;
  @Mixin private LakeOption lake;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address of this machine to listen on (default: ${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "10443",
      description = "Port to listen on (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--keystore",
      paramLabel = "FILE",
      description = "PKCS#12 file with the gateway's certificate and key.")
  private Path keystore;

  @Option(
      names = "--make-certificate",
      description =
          "Make the keystore first, and beside it a .pem for clients to trust: a certificate that nobody else vouches for.")
  private boolean isToMakeCertificate;

  @Option(
      names = "--behind-proxy",
      description =
          "Speak without TLS: a proxy on this machine has the certificate. Only for 127.0.0.1.")
  private boolean isBehindProxy;

  @Option(
      names = "--log",
      paramLabel = "DIR",
      description = "Folder of the access log (default: access-log in the lake's folder).")
  private Path log;

  @Option(
      names = "--heads",
      paramLabel = "FILE",
      description =
          "Where signed heads of the log are kept: on another disk. Without, its end can be cut off unnoticed.")
  private Path heads;

  @Option(
      names = "--log-key",
      paramLabel = "FILE",
      description = "PKCS#12 file of the key that signs heads; made where there is none.")
  private Path logKey;

  @Option(
      names = "--spool",
      paramLabel = "DIR",
      description =
          "Private folder for results until they are fetched (default: gateway-spool in the lake's folder).")
  private Path spool;

  @Option(
      names = "--secrets",
      paramLabel = "FILE",
      defaultValue = "${env:CITYLAKE_SECRETS}",
      description = "File of credentials, see citylake fetch (default: CITYLAKE_SECRETS).")
  private Path secrets;

  @Option(
      names = "--limit",
      paramLabel = "NAME=VALUE",
      description =
          "A limit that is to be other than usual, e.g. statement-time=5m; again for each. Names and usual values: docs/gateway.md.")
  private Map<String, String> limits = new LinkedHashMap<>();

  @Option(names = "--check", description = "Say whether it could serve, and end.")
  private boolean isCheck;

  @Option(names = "--json", description = "Say in JSON where it listens.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireOneWay();
    GatewayLimits within = limits();
    try (LakeCatalog catalog = lake.openExisting()) {
      GovernanceFolder governance = GovernanceFolder.of(lake.home());
      GatewaySettings settings =
          new GatewaySettings(
              new InetSocketAddress(host, port),
              certificate(),
              spool == null ? usualSpool(lake.home()) : spool,
              within);
      try (KnownUsers known = KnownUsers.of(governance, credentials())) {
        serve(catalog, governance, known.users(), settings);
      }
    }
    return ExitCode.DONE;
  }

  private void serve(
      LakeCatalog catalog, GovernanceFolder governance, Users known, GatewaySettings settings)
      throws InterruptedException {
    SparkSession session = lake.servingSession();
    try (AccessJournal journal =
        AccessJournal.open(
            log == null ? GovernanceFolder.accessLog(lake.home()) : log,
            keeper(),
            HEAD_EVERY,
            Clock.systemUTC())) {
      ApprovalDesk desk =
          new ApprovalDesk(
              governance.approvals(), governance::policy, journal::append, Clock.systemUTC());
      // By policy, users and approvals, as they are at each statement.
      try (StatementGate gate =
              new GovernedSql(
                  session, catalog, new PolicyRights(governance, known, desk), Trips::of);
          GatewayServer server =
              new GatewayServer(
                  settings,
                  gate,
                  known,
                  new AccessRequests(desk, known),
                  journal,
                  session.sparkContext())) {
        serve(server);
      }
    }
  }

  /** Where results wait, where it was not named another; it stays when a gateway has ended. */
  static Path usualSpool(LakeHome home) {
    return home.local().resolve("gateway-spool");
  }

  private void serve(GatewayServer server) throws InterruptedException {
    if (isCheck) {
      say(server.address());
      return;
    }
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> endAndWait(end, ended)));
    server.start();
    say(server.address());
    end.await();
    server.close();
    ended.countDown();
  }

  /** A stopped gateway ends its sessions in the log before the process goes. */
  private static void endAndWait(CountDownLatch end, CountDownLatch ended) {
    end.countDown();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void requireOneWay() {
    if (isBehindProxy == (keystore != null)) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid choice: give either --keystore or --behind-proxy, so that passwords and rows do not travel in plain text.");
    }
    if ((heads == null) != (logKey == null)) {
      throw new ParameterException(
          spec.commandLine(), "Invalid choice: --heads and --log-key go together.");
    }
  }

  private GatewayLimits limits() {
    try {
      return NamedLimits.of(limits);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private HeadKeeper keeper() {
    if (heads == null) {
      spec.commandLine()
          .getErr()
          .println(
              "Without --heads and --log-key nobody can tell whether the end of the access log was cut off.");
      return HeadKeeper.NONE;
    }
    return new SignedHeads(heads, HeadKey.of(logKey, secret("access_log")));
  }

  private char[] secret(String name) {
    return credentials().secret(name, "password").toCharArray();
  }

  private Credentials credentials() {
    return new Credentials(secrets, System.getenv());
  }

  private SSLContext certificate() {
    if (isBehindProxy) {
      return null;
    }
    char[] password = secret("gateway");
    if (isToMakeCertificate && !isCheck) {
      Path pem = keystore.resolveSibling(keystore.getFileName() + ".pem");
      SelfSignedCertificate.make(
          keystore,
          pem,
          password,
          Stream.of("localhost", "127.0.0.1", host)
              .filter(name -> !name.equals("0.0.0.0"))
              .distinct()
              .toList());
      spec.commandLine().getErr().println("Clients trust it by " + pem);
    }
    return Certificate.in(keystore, password);
  }

  private void say(InetSocketAddress address) {
    String place = "%s:%d".formatted(host, address.getPort());
    spec.commandLine()
        .getOut()
        .println(
            json
                ? Output.json(Map.of("address", place, "tls", !isBehindProxy, "check", isCheck))
                : isCheck
                    ? "Could answer at %s. Nothing was started.".formatted(place)
                    : "Answering at %s, until it is stopped. JDBC: jdbc:hive2://%s/published%s"
                        .formatted(place, place, isBehindProxy ? "" : ";ssl=true"));
    spec.commandLine().getOut().flush();
  }
}
