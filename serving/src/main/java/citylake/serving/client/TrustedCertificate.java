package citylake.serving.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trust in some certificates alone, instead of in those that Java trusts. */
public final class TrustedCertificate {
  private TrustedCertificate() {}

  /**
   * @param file PEM
   */
  public static SSLContext in(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      return in(bytes);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "Cannot trust what is in %s (%s). Nothing was sent. Name the gateway's certificate, a PEM file."
              .formatted(file, e.getClass().getSimpleName()));
    }
  }

  /**
   * @param pem of servers, or of authorities that vouch for them; the name in a server's has to be
   *     its host's, too
   */
  public static SSLContext in(InputStream pem) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    int number = 0;
    for (Certificate certificate :
        CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
      trusted.setCertificateEntry("trusted-" + number++, certificate);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    return tls;
  }
}
