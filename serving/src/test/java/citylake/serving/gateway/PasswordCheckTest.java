package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.serving.gateway.wire.PlainLogin;
import citylake.serving.gateway.wire.Refusal;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Whoever guesses passwords waits ever longer, and learns nothing. */
class PasswordCheckTest {
  private static final String WRONG =
      "Cannot let you in: user and password do not belong together. If you have forgotten yours, ask the data team for a new one.";
  private static final String WAIT =
      "Cannot let you in: too many wrong passwords for that name from where you are. Try again in %d s; if you have forgotten yours, ask the data team for a new one.";
  private static final String HERE = "192.0.2.1";

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private final PasswordCheck check = new PasswordCheck(new GatewayLab.OnePassword(), nanos::get);

  private String tried(String user, String password, String from) throws Exception {
    try {
      return check.nameOf(
          new PlainLogin.Credentials(user, password.toCharArray()), InetAddress.getByName(from));
    } catch (Refusal e) {
      assertThat(e.state()).isEqualTo("28000");
      return e.getMessage();
    }
  }

  private List<String> guesses(String user, int many) throws Exception {
    List<String> told = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      told.add(tried(user, "guessed", HERE));
    }
    return told;
  }

  private void goOn(long seconds) {
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }

  @Test
  void whoGuessesWaitsTwiceAsLongEachTimeUpToAQuarterOfAnHour() throws Exception {
    assertThat(guesses("ann", 3)).containsOnly(WRONG);
    for (long wait : new long[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900}) {
      assertThat(tried("ann", "guessed", HERE)).isEqualTo(WAIT.formatted(wait));
      goOn(wait);
      assertThat(tried("ann", "guessed", HERE)).isEqualTo(WRONG);
    }
  }

  @Test
  void theRightPasswordWaitsTooAndThenBeginsAnew() throws Exception {
    guesses("ann", 3);
    assertThat(tried("ann", GatewayLab.PASSWORD, HERE)).isEqualTo(WAIT.formatted(1));
    goOn(1);
    assertThat(tried("ann", GatewayLab.PASSWORD, HERE)).isEqualTo("ann");

    assertThat(guesses("ann", 3)).containsOnly(WRONG);
  }

  @Test
  void aNameThatIsNobodysIsToldTheSame() throws Exception {
    List<String> ofSomebody = guesses("ann", 5);

    assertThat(guesses("NOBODY", 5)).isEqualTo(ofSomebody);
  }

  @Test
  void othersAndOtherPlacesDoNotWait() throws Exception {
    guesses("ann", 9);

    assertThat(tried("bob", GatewayLab.PASSWORD, HERE)).isEqualTo("bob");
    assertThat(tried("ann", GatewayLab.PASSWORD, "192.0.2.2")).isEqualTo("ann");
  }

  @Test
  void allAddressesOfOneNetworkOfTheNewProtocolAreOne() throws Exception {
    for (int i = 1; i <= 3; i++) {
      tried("ann", "guessed", "2001:db8:0:1::" + i);
    }

    assertThat(tried("ann", GatewayLab.PASSWORD, "2001:db8:0:1::9")).isEqualTo(WAIT.formatted(1));
    assertThat(tried("ann", GatewayLab.PASSWORD, "2001:db8:0:2::9")).isEqualTo("ann");
  }

  @Test
  void thePasswordIsNotKept() {
    char[] password = "guessed".toCharArray();

    assertThatThrownBy(
            () ->
                check.nameOf(
                    new PlainLogin.Credentials("ann", password), InetAddress.getByName(HERE)))
        .hasMessage(WRONG);
    assertThat(password).containsOnly('\0');
  }
}
