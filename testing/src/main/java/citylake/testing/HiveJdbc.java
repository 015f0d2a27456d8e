package citylake.testing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Hive's JDBC driver 2.3.10, which DBeaver uses. Its libraries are loaded apart, as a tool loads
 * them: none of them is ours.
 */
public final class HiveJdbc implements AutoCloseable {
  private static final String STORE_PASSWORD = "changeit";

  /** Of our own libraries what DBeaver has beside the driver: Hadoop's client and its logging. */
  private static final String BESIDE =
      ".*/(hadoop-client-(api|runtime)|commons-lang3|slf4j-api|jcl-over-slf4j)-[^/]*\\.jar";

  private final URLClassLoader libraries;
  private final Driver driver;

  private HiveJdbc(URLClassLoader libraries, Driver driver) {
    this.libraries = libraries;
    this.driver = driver;
  }

  /** The driver that the build of module serving has put aside before its integration tests. */
  public static HiveJdbc load() throws IOException, ReflectiveOperationException {
    List<URL> jars = new ArrayList<>();
    try (Stream<Path> own =
        Files.list(SharedData.projectRoot().resolve("serving/target/hive-jdbc"))) {
      for (Path jar : own.toList()) {
        jars.add(jar.toUri().toURL());
      }
    }
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.matches(BESIDE)) {
        jars.add(Path.of(entry).toUri().toURL());
      }
    }
    URLClassLoader libraries =
        new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    Class<?> driver = libraries.loadClass("org.apache.hive.jdbc.HiveDriver");
    return new HiveJdbc(libraries, (Driver) driver.getDeclaredConstructor().newInstance());
  }

  /** Settings of an address that trust one certificate alone; its store is left in the folder. */
  public static String trusting(Path pem, Path folder)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("JKS");
    trusted.load(null, null);
    try (InputStream certificate = Files.newInputStream(pem)) {
      trusted.setCertificateEntry(
          "gateway", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
    }
    Path store = folder.resolve("trusted.jks");
    try (OutputStream out = Files.newOutputStream(store)) {
      trusted.store(out, STORE_PASSWORD.toCharArray());
    }
    return "ssl=true;sslTrustStore=%s;trustStorePassword=%s".formatted(store, STORE_PASSWORD);
  }

  /**
   * @param address host, port, schema and settings, as they stand behind {@code jdbc:hive2://}
   */
  public Connection connect(String address, String user, String password) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", user);
    login.setProperty("password", password);
    return driver.connect("jdbc:hive2://" + address, login);
  }

  @Override
  public void close() throws IOException {
    libraries.close();
  }
}
