package citylake.serving.gateway;

import citylake.governance.user.User;
import citylake.governance.user.Users;
import citylake.serving.gateway.wire.PlainLogin;
import citylake.serving.gateway.wire.Refusal;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/** Who somebody is, by name and password; whoever guesses waits ever longer. */
final class PasswordCheck {
  /** Comparing takes memory and time on purpose: not for everybody at once. */
  private static final int COMPARED_AT_ONCE = 2;

  private final Users users;
  private final WrongPasswords wrong;
  private final Semaphore comparing = new Semaphore(COMPARED_AT_ONCE, true);

  /**
   * @param nanos a clock that never goes back
   */
  PasswordCheck(Users users, LongSupplier nanos) {
    this.users = users;
    this.wrong = new WrongPasswords(nanos);
  }

  /**
   * The name of who it is; the password is overwritten.
   *
   * @throws Refusal for a wrong password, an unknown name, or one of too many tries: in words that
   *     do not tell whether there is such a user
   * @throws IllegalStateException where users cannot be read
   */
  String nameOf(PlainLogin.Credentials said, InetAddress from) throws Refusal {
    comparing.acquireUninterruptibly();
    try {
      // In turn, so that tries at once are not all let through before the first has failed.
      wrong.requireMayTry(said.user(), from);
      Optional<User> user = users.authenticate(said.user(), said.password());
      if (user.isEmpty()) {
        wrong.add(said.user(), from);
        throw new Refusal(
            Refusal.NOT_LET_IN,
            "Cannot let you in: user and password do not belong together. If you have forgotten yours, ask the data team for a new one.");
      }
      wrong.forget(said.user(), from);
      return user.get().name();
    } finally {
      comparing.release();
      Arrays.fill(said.password(), '\0');
    }
  }
}
