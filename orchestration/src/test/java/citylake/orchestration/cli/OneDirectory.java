package citylake.orchestration.cli;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A directory on a free port that knows one officer, {@code officer.l}, of city A. */
final class OneDirectory implements AutoCloseable {
  private final InMemoryDirectoryServer server;

  OneDirectory() throws LDAPException, LDIFException {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example");
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPConfig(
            "plain", InetAddress.getLoopbackAddress(), 0, null));
    config.addAdditionalBindCredentials("cn=citylake,dc=example", "looks up");
    config.setSchema(null);
    server = new InMemoryDirectoryServer(config);
    server.add("dn: dc=example", "objectClass: domain", "dc: example");
    server.add(
        "dn: uid=officer.l,dc=example",
        "objectClass: person",
        "uid: officer.l",
        "l: A",
        "userPassword: right",
        "memberOf: cn=officers,dc=example");
    server.startListening();
  }

  /** What is to be in the secrets file. */
  static Path secrets(Path folder) throws IOException {
    Path secrets = folder.resolve("secrets.yaml");
    Files.createFile(
        secrets,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secrets, "directory: {password: looks up}");
    return secrets;
  }

  /** Declares it for a lake, with that role for officers. */
  void namedIn(Path lake, String role) throws IOException {
    Path governance = Files.createDirectories(lake.resolve("governance"));
    Files.writeString(
        governance.resolve("directory.yaml"),
        """
        servers: ['ldap://127.0.0.1:%d']
        bind: cn=citylake,dc=example
        people: dc=example
        filter: (objectClass=person)
        city: l
        roles: {'cn=officers,dc=example': %s}
        """
            .formatted(server.getListenPort(), role));
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
