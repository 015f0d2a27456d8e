package citylake.governance.user;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A directory on a free port of this machine, with some people, and the settings for it. */
final class DirectoryLab implements AutoCloseable {
  static final char[] PASSWORD = "of the service".toCharArray();
  private static final String BIND = "cn=citylake,dc=example";

  final InMemoryDirectoryServer server;
  private final Path folder;

  /** Over plain connections. */
  DirectoryLab(Path folder) throws LDAPException, LDIFException {
    this(folder, InMemoryListenerConfig.createLDAPConfig("plain", loopback(), 0, null));
  }

  /** Where another was before. */
  static DirectoryLab at(Path folder, int port) throws LDAPException, LDIFException {
    return new DirectoryLab(
        folder, InMemoryListenerConfig.createLDAPConfig("again", loopback(), port, null));
  }

  private DirectoryLab(Path folder, InMemoryListenerConfig listener)
      throws LDAPException, LDIFException {
    this.folder = folder;
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example");
    config.setListenerConfigs(listener);
    config.addAdditionalBindCredentials(BIND, String.valueOf(PASSWORD));
    config.setSchema(null); // memberOf is an attribute like any other here
    this.server = new InMemoryDirectoryServer(config);
    server.add("dn: dc=example", "objectClass: domain", "dc: example");
    server.add("dn: ou=people,dc=example", "objectClass: organizationalUnit", "ou: people");
    person("officer.a", "memberOf: cn=officers,ou=groups,dc=example", "l: 340100");
    person("leader.b", "memberOf: CN=Leaders, OU=groups, DC=example");
    server.startListening();
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  /** Over TLS, with a certificate for the name localhost alone. */
  static DirectoryLab overTls(Path folder, boolean isFromTheStart) throws Exception {
    Path keys = folder.resolve("directory.p12");
    keytool(
        "-genkeypair -alias d -keyalg RSA -dname CN=directory -ext SAN=dns:localhost -storetype PKCS12 -storepass changeit -keystore "
            + keys);
    keytool(
        "-exportcert -rfc -alias d -storepass changeit -keystore %s -file %s"
            .formatted(keys, folder.resolve("ca.pem")));
    SSLUtil tls =
        new SSLUtil(
            new KeyStoreKeyManager(keys.toFile(), "changeit".toCharArray()),
            new TrustAllTrustManager());
    return new DirectoryLab(folder, listener(tls, isFromTheStart));
  }

  private static InMemoryListenerConfig listener(SSLUtil tls, boolean isFromTheStart)
      throws GeneralSecurityException, LDAPException {
    return isFromTheStart
        ? InMemoryListenerConfig.createLDAPSConfig(
            "tls", loopback(), 0, tls.createSSLServerSocketFactory(), tls.createSSLSocketFactory())
        : InMemoryListenerConfig.createLDAPConfig(
            "start", loopback(), 0, tls.createSSLSocketFactory());
  }

  private static void keytool(String arguments) throws IOException, InterruptedException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command = new ArrayList<>(List.of(keytool.toString()));
    command.addAll(List.of(arguments.split(" ")));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  /** Somebody with the password "right" and what else is given, as lines of LDIF. */
  void person(String name, String... lines) throws LDAPException, LDIFException {
    List<String> entry =
        new ArrayList<>(
            List.of(
                "dn: uid=%s,ou=people,dc=example".formatted(name),
                "objectClass: person",
                "uid: " + name,
                "userPassword: right"));
    entry.addAll(List.of(lines));
    server.add(entry.toArray(String[]::new));
  }

  Path settings(String... more) throws IOException {
    return settingsFor("ldap://127.0.0.1:" + server.getListenPort(), more);
  }

  Path settingsFor(String servers, String... more) throws IOException {
    Path file = folder.resolve("directory.yaml");
    Files.writeString(
        file,
        """
        servers: [%s]
        bind: %s
        people: ou=people,dc=example
        %s
        city: l
        roles:
          cn=officers,ou=groups,dc=example: officer
          cn=leaders,ou=groups,dc=example: leader
        %s
        """
            .formatted(
                servers,
                BIND,
                Arrays.stream(more).anyMatch(line -> line.startsWith("filter:"))
                    ? ""
                    : "filter: (objectClass=person)",
                String.join("\n", more)));
    return file;
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
