package citylake.orchestration.cli;

import citylake.orchestration.fetch.Credentials;
import citylake.serving.client.GatewayAddress;
import citylake.serving.client.GatewayClient;
import citylake.serving.client.GatewayRefused;
import citylake.serving.client.TrustedCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Option;

/** Which gateway a command asks, by which name and for which purpose. */
final class GatewayOption {
  @Option(
      names = "--gateway",
      paramLabel = "HOST:PORT",
      description = "Ask a gateway instead of the lake of this machine.")
  private String gateway;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description =
          "Name to log in by at the gateway (default: yours on this machine). The password is asked for, or stands in CITYLAKE_SECRET_SQL_PASSWORD.")
  private String user;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "The gateway's certificate, PEM (default: those that Java trusts).")
  private Path trust;

  @Option(names = "--plain", description = "Without TLS: for a gateway on this machine alone.")
  private boolean isPlain;

  @Option(
      names = "--purpose",
      paramLabel = "CODE",
      description = "What the statements at the gateway are for.")
  private String purpose;

  @Option(
      names = "--case",
      paramLabel = "NO",
      description = "Number of the case or task that they are for.")
  private String caseNo;

  boolean isGiven() {
    return gateway != null;
  }

  GatewayClient connect() throws IOException, GatewayRefused {
    Map<String, String> settings = new LinkedHashMap<>();
    if (purpose != null) {
      settings.put("citylake.purpose", purpose);
    }
    if (caseNo != null) {
      settings.put("citylake.case", caseNo);
    }
    return GatewayClient.connect(
        GatewayAddress.of(gateway), user, password(), isPlain ? null : tls(), settings);
  }

  private SSLContext tls() {
    try {
      return trust == null ? SSLContext.getDefault() : TrustedCertificate.in(trust);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Failed to find the certificates that Java trusts", e);
    }
  }

  @SuppressWarnings("SystemConsoleNull") // on Java 17 there is none where input is no terminal
  private char[] password() {
    if (System.getenv("CITYLAKE_SECRET_SQL_PASSWORD") == null && System.console() != null) {
      return System.console().readPassword("Password of %s: ", user);
    }
    return new Credentials(null, System.getenv()).secret("sql", "password").toCharArray();
  }
}
