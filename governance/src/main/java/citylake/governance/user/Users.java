package citylake.governance.user;

import java.util.Optional;

/** Those who may log in. */
public interface Users {
  /**
   * Whether name and password belong together; takes as long for an unknown name as for a wrong
   * password. The password is not kept.
   *
   * @throws IllegalStateException where users cannot be read: nobody is let in
   */
  Optional<User> authenticate(String name, char[] password);

  /**
   * The user of that name, as of now.
   *
   * @throws IllegalStateException where users cannot be read
   */
  Optional<User> named(String name);
}
