package citylake.orchestration.receive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The server's certificate and key, from a PKCS#12 file as keytool and openssl write it. */
public final class Certificate {
  private Certificate() {}

  /**
   * @param password of the file
   */
  public static SSLContext in(Path file, char[] password) {
    try (InputStream bytes = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(bytes, password);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(keys.getKeyManagers(), null, null);
      return tls;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "Cannot use the keystore %s (%s). Nothing was started. Is it a PKCS#12 file with a key, and is its password right?"
              .formatted(file, e.getClass().getSimpleName()));
    }
  }
}
