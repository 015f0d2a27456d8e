package citylake.orchestration.cli;

import citylake.etl.source.Source;
import citylake.orchestration.fetch.Credentials;
import citylake.orchestration.inbox.CityInbox;
import citylake.orchestration.receive.Certificate;
import citylake.orchestration.receive.ReceiveServer;
import citylake.orchestration.receive.ReceiveSettings;
import citylake.orchestration.receive.Tokens;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code citylake receive serve}: the door for cities that upload. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Takes in, until it is stopped, files that cities send with PUT to /v1/CITY/FILE with their token and the file's SHA-256, and answers with a receipt. Files go to the city's own folder of the dumps, whole or not at all; the same file again gets the same receipt.",
    footer = {
      "",
      "Examples:",
      "  citylake receive serve --dumps /data/dumps --tokens tokens.json --keystore server.p12 --listen 0.0.0.0:8443",
      "  citylake receive serve --dumps /data/dumps --tokens tokens.json --behind-proxy --check",
      "",
      "The keystore's password is the password of credentials 'receive' in the secrets file, or stands in",
      "CITYLAKE_SECRET_RECEIVE_PASSWORD. Cities are declared as of its start.",
      "Exit codes: 0 ended, or checked; 1 it cannot serve, and why; 2 wrong command line."
    })
final class ReceiveServeCommand implements Callable<Integer> {
  private static final long BYTES_OF_MIB = 1 << 20;

  @Spec private CommandSpec spec;
  @Mixin private SourcesOption sources;

  @Option(
      names = "--dumps",
      required = true,
      paramLabel = "DIR",
      description = "Folder that the nights read; a local one.")
  private Path dumps;

  @Option(
      names = "--tokens",
      required = true,
      paramLabel = "FILE",
      description = "File of hashes of tokens, as citylake receive token makes it.")
  private Path tokens;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS:PORT",
      defaultValue = "127.0.0.1:8443",
      description = "Where to listen (default: 127.0.0.1:8443).")
  private String listen;

  @Option(
      names = "--keystore",
      paramLabel = "FILE",
      description = "PKCS#12 file with the server's certificate and key.")
  private Path keystore;

  @Option(
      names = "--behind-proxy",
      description =
          "Speak plain http: a proxy on this machine has the certificate. Only for 127.0.0.1.")
  private boolean isBehindProxy;

  @Option(
      names = "--most-mib",
      paramLabel = "MIB",
      defaultValue = "4096",
      description = "Largest file that is taken, in MiB (default: 4096).")
  private long mostMib;

  @Option(
      names = "--secrets",
      paramLabel = "FILE",
      defaultValue = "${env:CITYLAKE_SECRETS}",
      description = "File of credentials, see citylake fetch (default: CITYLAKE_SECRETS).")
  private Path secrets;

  @Option(names = "--check", description = "Say whether it could serve, and end.")
  private boolean isCheck;

  @Option(names = "--json", description = "Say in JSON where it listens.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    if (isBehindProxy == (keystore != null)) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid choice: give either --keystore or --behind-proxy, so that files do not travel in plain text.");
    }
    ReceiveSettings settings =
        new ReceiveSettings(
            dumps, address(), certificate(), mostMib * BYTES_OF_MIB, CityInbox.SPARE_BYTES);
    Tokens known = new Tokens(tokens);
    known.check();
    try (ReceiveServer server =
        new ReceiveServer(
            settings,
            sources.load().stream().map(Source::city).distinct().toList(),
            known,
            Clock.systemUTC())) {
      say(server.address());
      if (!isCheck) {
        server.start();
        CountDownLatch end = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        end.await();
      }
    }
    return ExitCode.DONE;
  }

  private SSLContext certificate() {
    return keystore == null
        ? null
        : Certificate.in(
            keystore,
            new Credentials(secrets, System.getenv()).secret("receive", "password").toCharArray());
  }

  private InetSocketAddress address() {
    int colon = listen.lastIndexOf(':');
    try {
      InetSocketAddress address =
          new InetSocketAddress(
              listen.substring(0, colon), Integer.parseInt(listen.substring(colon + 1)));
      if (!address.isUnresolved()) {
        return address;
      }
    } catch (RuntimeException e) {
      // Told below.
    }
    throw new ParameterException(
        spec.commandLine(),
        "Invalid address: '%s' (wanted: an address of this machine and a port, e.g. 127.0.0.1:8443)"
            .formatted(listen));
  }

  private void say(InetSocketAddress address) {
    String place =
        "%s://%s:%d/v1/"
            .formatted(
                isBehindProxy ? "http" : "https",
                address.getAddress().getHostAddress(),
                address.getPort());
    spec.commandLine()
        .getOut()
        .println(
            json
                ? Output.json(Map.of("address", place, "check", isCheck))
                : isCheck
                    ? "Could receive at %s<city>/<file>. Nothing was started.".formatted(place)
                    : "Receiving at %s<city>/<file>, until it is stopped.".formatted(place));
    spec.commandLine().getOut().flush();
  }
}
