package citylake.serving.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate of this machine, made for a test. */
final class LabCertificate {
  private static final String PASSWORD = "secret";

  private LabCertificate() {}

  /** What clients trust it by. */
  static Path in(Path folder) {
    return folder.resolve("gateway.pem");
  }

  /** Makes one in the folder. */
  static SSLContext served(Path folder) throws IOException, GeneralSecurityException {
    Path keys = folder.resolve("gateway.p12");
    SelfSignedCertificate.make(
        keys, in(folder), PASSWORD.toCharArray(), List.of("localhost", "127.0.0.1"));
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(keys)) {
      store.load(bytes, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    return tls;
  }
}
