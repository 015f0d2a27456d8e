package citylake.serving.gateway;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/**
 * @param tls with the server's certificate; null where a proxy on this machine has it
 * @param spool private folder of results that wait
 */
public record GatewaySettings(
    InetSocketAddress listen, SSLContext tls, Path spool, GatewayLimits limits) {
  public GatewaySettings {
    if (tls == null && !listen.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "Cannot listen on %s without a certificate: passwords and rows would travel in plain text. Nothing was started. Give --keystore, or listen on 127.0.0.1 behind a proxy that has the certificate."
              .formatted(listen.getAddress().getHostAddress()));
    }
  }
}
