package citylake.orchestration.receive;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/**
 * @param dumps local folder that the nights read
 * @param tls with the server's certificate; null where a proxy on this machine has it
 * @param mostBytes of one file
 * @param spareBytes that stay free on the disk of the dumps, whatever a city sends
 */
public record ReceiveSettings(
    Path dumps, InetSocketAddress listen, SSLContext tls, long mostBytes, long spareBytes) {
  public ReceiveSettings {
    if (tls == null && !listen.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "Cannot listen on %s without a certificate: tokens and files would travel in plain text. Nothing was started. Give --keystore, or listen on 127.0.0.1 behind a proxy that has the certificate."
              .formatted(listen.getAddress().getHostAddress()));
    }
  }
}
