package citylake.governance.user;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.FailoverServerSet;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.PostConnectProcessor;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStoreException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections to the servers of a directory, and the two things asked of them. */
final class Directory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Directory.class);

  /** Rights are looked at each second, and what is no longer allowed is to end within five. */
  static final int MOST_MILLIS = 2_000;

  /** What a directory says of one look-up, and is at work for others. */
  private static final Set<ResultCode> OF_ONE_NAME =
      Set.of(ResultCode.SIZE_LIMIT_EXCEEDED, ResultCode.ADMIN_LIMIT_EXCEEDED);

  static final int MOST_CONNECTIONS = 4;

  private final DirectorySettings settings;
  private final LDAPConnectionPool pool;

  private Directory(DirectorySettings settings, LDAPConnectionPool pool) {
    this.settings = settings;
    this.pool = pool;
  }

  /**
   * Connects when it is asked first.
   *
   * @param folder of the file of trusted certificates
   * @param password of the entry that looks up
   */
  static Directory of(DirectorySettings settings, Path folder, char[] password) {
    try {
      SSLUtil tls =
          new SSLUtil(
              settings.trust() == null
                  ? JVMDefaultTrustManager.getInstance()
                  : new PEMFileTrustManager(folder.resolve(settings.trust()).toFile()));
      LDAPConnectionPool pool =
          new LDAPConnectionPool(
              servers(settings, tls),
              new SimpleBindRequest(settings.bind(), String.valueOf(password)),
              0,
              MOST_CONNECTIONS,
              startTls(settings, tls),
              false);
      pool.setRetryFailedOperationsDueToInvalidConnections(true);
      pool.setMaxWaitTimeMillis(MOST_MILLIS);
      pool.setCreateIfNecessary(false);
      return new Directory(settings, pool);
    } catch (KeyStoreException e) {
      throw new IllegalStateException(
          "Cannot trust the directory by %s: it holds no certificate in PEM, or cannot be read. Nobody is let in until it does."
              .formatted(settings.trust()),
          e);
    } catch (LDAPException | GeneralSecurityException e) {
      throw unreachable(settings, e);
    }
  }

  private static ServerSet servers(DirectorySettings settings, SSLUtil tls)
      throws GeneralSecurityException {
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis(MOST_MILLIS);
    options.setResponseTimeoutMillis(MOST_MILLIS);
    options.setUseSynchronousMode(true);
    options.setFollowReferrals(false); // they would carry passwords to servers that nobody named
    SocketFactory sockets =
        settings.isTlsFromTheStart() ? sockets(tls) : SocketFactory.getDefault();
    List<LDAPURL> servers = settings.servers();
    return new FailoverServerSet(
        servers.stream().map(LDAPURL::getHost).toArray(String[]::new),
        servers.stream().mapToInt(LDAPURL::getPort).toArray(),
        sockets,
        options);
  }

  private static PostConnectProcessor startTls(DirectorySettings settings, SSLUtil tls)
      throws GeneralSecurityException {
    return settings.startTls() ? new StartTLSPostConnectProcessor(sockets(tls)) : null;
  }

  private static SSLSocketFactory sockets(SSLUtil tls) throws GeneralSecurityException {
    return new NameCheckedSockets(tls.createSSLContext().getSocketFactory());
  }

  DirectorySettings settings() {
    return settings;
  }

  /**
   * Entries of that name, at most two: with more than one it is nobody's. None where there are
   * more, or the directory refuses that one look-up.
   *
   * @throws IllegalStateException where no server answers
   */
  List<SearchResultEntry> named(String name) {
    Filter filter =
        Filter.createANDFilter(
            settings.filter(), Filter.createEqualityFilter(settings.name(), name));
    try {
      SearchRequest asked =
          new SearchRequest(
              settings.people(),
              SearchScope.SUB,
              filter,
              Stream.of(settings.name(), settings.city(), settings.districts(), settings.groups())
                  .filter(Objects::nonNull)
                  .toArray(String[]::new));
      asked.setSizeLimit(2);
      return pool.search(asked).getSearchEntries();
    } catch (LDAPException e) {
      if (OF_ONE_NAME.contains(e.getResultCode())) {
        LOG.warn(
            "Let nobody in by a name: the directory does not look it up ({}), as of a name that several entries have",
            e.getResultCode());
        return List.of();
      }
      throw unreachable(settings, e);
    }
  }

  /**
   * Whether the directory lets the entry in by that password.
   *
   * @param password not empty: an empty one is no log-in, and directories call it a success (RFC
   *     4513, 5.1.2)
   * @throws IllegalStateException where no server answers
   */
  boolean isPasswordOf(String dn, byte[] password) {
    BindRequest asked = new SimpleBindRequest(dn, password, new Control[0]);
    try {
      return pool.bindAndRevertAuthentication(asked).getResultCode().equals(ResultCode.SUCCESS);
    } catch (LDAPException e) {
      if (e.getResultCode().isConnectionUsable()) {
        return false; // a wrong password, a locked entry, one that may not log in now
      }
      throw unreachable(settings, e);
    }
  }

  private static IllegalStateException unreachable(DirectorySettings settings, Exception e) {
    return new IllegalStateException(
        "Cannot look up users: no server of the directory (%s) answers %s: %s. Nobody is let in, and nothing is answered, until one does. See directory.yaml and the password of that entry."
            .formatted(
                String.join(", ", settings.servers().stream().map(LDAPURL::toString).toList()),
                settings.bind(),
                firstLine(e)),
        e);
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }

  @Override
  public void close() {
    pool.close();
  }
}
