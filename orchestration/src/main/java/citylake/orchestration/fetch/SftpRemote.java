package citylake.orchestration.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/**
 * A folder behind SFTP. Only the server whose key was declared is talked to; a version is size and
 * time, and a transfer goes on by its offset. A session that broke is opened anew.
 */
final class SftpRemote implements Remote {
  private static final int USUAL_PORT = 22;

  private final String city;
  private final URI from;
  private final String hostKey;
  private final Login login;
  private final Duration patience;
  private final SshClient client;
  private ClientSession session;
  private SftpClient sftp;

  /** Set by the thread that reads from the server. */
  private volatile String otherKey;

  SftpRemote(String city, URI from, String hostKey, Login login, FetchLimits limits) {
    this.city = city;
    this.from = from;
    this.hostKey = hostKey;
    this.login = login;
    this.patience = limits.idle();
    this.client = SshClient.setUpDefaultClient();
    // What this user has in ~/.ssh is not declared, so it does not count.
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setServerKeyVerifier((any, address, key) -> isDeclared(key));
    client.start();
  }

  private boolean isDeclared(PublicKey key) {
    String shown = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
    otherKey = shown.equals(hostKey) ? null : shown;
    return otherKey == null;
  }

  @Override
  public List<RemoteFile> files() throws IOException {
    List<RemoteFile> lying = new ArrayList<>();
    try {
      for (SftpClient.DirEntry entry : sftp().readDir(from.getPath())) {
        if (entry.getAttributes().isRegularFile()) {
          lying.add(remoteFile(entry.getFilename(), entry.getAttributes()));
        } else if (entry.getAttributes().isSymbolicLink()) {
          linked(entry).ifPresent(lying::add);
        }
      }
    } catch (SftpException e) {
      if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
        throw new IOException("there is no such folder", e);
      }
      throw refused("its folder", e);
    }
    return lying;
  }

  /** Servers list links, not what they name. One that may not be read is told if it is fetched. */
  private Optional<RemoteFile> linked(SftpClient.DirEntry link) throws IOException {
    try {
      return file(link.getFilename());
    } catch (FetchFailure e) {
      return Optional.of(remoteFile(link.getFilename(), link.getAttributes()));
    }
  }

  @Override
  public Optional<RemoteFile> file(String name) throws IOException {
    try {
      SftpClient.Attributes attributes = sftp().stat(from.getPath() + name);
      return attributes.isRegularFile()
          ? Optional.of(remoteFile(name, attributes))
          : Optional.empty();
    } catch (SftpException e) {
      if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
        return Optional.empty();
      }
      throw refused(name, e);
    }
  }

  private static RemoteFile remoteFile(String name, SftpClient.Attributes attributes) {
    return RemoteFile.changedAt(name, attributes.getSize(), attributes.getModifyTime().toMillis());
  }

  @Override
  public Opened open(RemoteFile file, long start) throws IOException {
    try {
      InputStream bytes = sftp().read(from.getPath() + file.name());
      bytes.skipNBytes(start); // moves the offset; nothing is sent
      ClientSession used = session;
      return new Opened(bytes, start, file.bytes(), () -> used.close(true));
    } catch (SftpException e) {
      throw refused(file.name(), e);
    }
  }

  private IOException refused(String name, SftpException e) {
    if (e.getStatus() == SftpConstants.SSH_FX_PERMISSION_DENIED) {
      throw new FetchFailure(
          "Cannot fetch %s of %s: %s does not let us read it. Nothing of it lies among the dumps. Ask the city for the right to read."
              .formatted(name, city, from),
          e);
    }
    return e;
  }

  private SftpClient sftp() throws IOException {
    if (sftp == null || !sftp.isOpen()) {
      if (session != null) {
        session.close(true);
      }
      session = entered();
      sftp = SftpClientFactory.instance().createSftpClient(session);
    }
    return sftp;
  }

  private ClientSession entered() throws IOException {
    int port = from.getPort() < 0 ? USUAL_PORT : from.getPort();
    ClientSession opened =
        client.connect(login.needed("user"), from.getHost(), port).verify(patience).getSession();
    try {
      identify(opened);
      opened.auth().verify(patience);
      return opened;
    } catch (IOException | RuntimeException e) {
      boolean wasReached = opened.isOpen() || otherKey != null;
      opened.close(true);
      if (otherKey == null && e.getCause() instanceof TimeoutException) {
        throw new IOException(
            "no answer to the log-in came for %d ms".formatted(patience.toMillis()), e);
      }
      if (wasReached) {
        throw turnedAway(e);
      }
      throw e;
    }
  }

  private void identify(ClientSession opened) throws IOException {
    Optional<String> keyFile = login.text("key_file");
    if (keyFile.isEmpty()) {
      opened.addPasswordIdentity(login.needed("password"));
      return;
    }
    FileKeyPairProvider keys = new FileKeyPairProvider(Path.of(keyFile.get()));
    login
        .text("passphrase")
        .ifPresent(phrase -> keys.setPasswordFinder(FilePasswordProvider.of(phrase)));
    List<KeyPair> loaded = new ArrayList<>();
    try {
      keys.loadKeys(opened).forEach(loaded::add);
    } catch (RuntimeException e) {
      loaded.clear(); // its message may quote what it read; told below
    }
    if (loaded.isEmpty()) {
      throw new FetchFailure(
          "Cannot log in to %s for %s: the key in %s cannot be read. Nothing was sent. Is it there, may this user alone read it, and is its passphrase right?"
              .formatted(from, city, keyFile.get()));
    }
    loaded.forEach(opened::addPublicKeyIdentity);
  }

  private FetchFailure turnedAway(Exception e) {
    if (e instanceof FetchFailure failure) {
      return failure;
    }
    if (otherKey != null) {
      return new FetchFailure(
          "Cannot trust %s: its host key is %s, and delivery.host_key of %s says %s. No credentials were sent. Ask the city by telephone whether its server has a new key; if not, somebody stands in between."
              .formatted(from, otherKey, city, hostKey),
          e);
    }
    return new FetchFailure(
        "Cannot log in to %s for %s: it does not let us in. Nothing of this city was fetched. Look whether the credentials are still right."
            .formatted(from, city),
        e);
  }

  @Override
  public void close() throws IOException {
    client.stop();
  }
}
