package citylake.orchestration.cli;

import citylake.governance.policy.GovernanceFolder;
import citylake.governance.user.DirectoryUsers;
import citylake.governance.user.UserFile;
import citylake.governance.user.Users;
import citylake.orchestration.fetch.Credentials;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Set;
import java.util.TreeSet;

/** Those who may log in, by the file or by the directory that a governance folder names. */
final class KnownUsers implements AutoCloseable {
  private final Users users;
  private final AutoCloseable connections;

  private KnownUsers(Users users, AutoCloseable connections) {
    this.users = users;
    this.connections = connections;
  }

  /**
   * @param credentials with the password of the entry that looks up, as {@code directory}
   * @throws IllegalArgumentException where neither file is there, or both are
   * @throws IllegalStateException where a group has a role that the policy has not, or no server of
   *     the directory answers
   */
  static KnownUsers of(GovernanceFolder folder, Credentials credentials) {
    if (Files.exists(folder.directory(), LinkOption.NOFOLLOW_LINKS)) {
      if (Files.exists(folder.users(), LinkOption.NOFOLLOW_LINKS)) {
        throw new IllegalArgumentException(
            "Cannot tell who may log in: there are %s and %s. Nothing was started. Remove the one that is not to count, so that nobody who has left one list is let in by the other."
                .formatted(folder.directory(), folder.users().getFileName()));
      }
      DirectoryUsers directory =
          new DirectoryUsers(
              folder.directory(), credentials.secret("directory", "password").toCharArray());
      try {
        requireRoles(folder, directory.roles());
        directory.requireAnswer();
        return new KnownUsers(directory, directory);
      } catch (RuntimeException e) {
        directory.close();
        throw e;
      }
    }
    if (!Files.isRegularFile(folder.users())) {
      throw new IllegalArgumentException(
          "Cannot let anybody in: there are no users in %s, and no directory is named in %s. Nothing was started. Write one of the files (citylake user add makes users.yaml)."
              .formatted(folder.users(), folder.directory().getFileName()));
    }
    return new KnownUsers(new UserFile(folder.users()), () -> {});
  }

  private static void requireRoles(GovernanceFolder folder, Set<String> roles) {
    Set<String> missing = new TreeSet<>(roles);
    Set<String> there = new TreeSet<>(folder.policy().roles().keySet());
    missing.removeAll(there);
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "Cannot use %s: the policy has no role %s; it has %s. Nothing was started."
              .formatted(folder.directory(), String.join(", ", missing), there));
    }
  }

  Users users() {
    return users;
  }

  @Override
  public void close() {
    try {
      connections.close();
    } catch (Exception e) {
      throw new IllegalStateException("Failed to close connections to the directory", e);
    }
  }
}
