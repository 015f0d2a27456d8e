package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.serving.gateway.wire.Refusal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OwnThreadTest {
  /** It would match for longer than the universe is old, and looks nowhere whether to end. */
  private static boolean endless() {
    return Pattern.compile("^(a*)*(a*)*(a*)*\\1b$").matcher("a".repeat(5_000)).matches();
  }

  @Test
  void workThatLooksNowhereIsEndedAndItsThreadGoesOn() throws Exception {
    Refusal why = new Refusal(Refusal.TIMED_OUT, "Cannot plan it.");
    CompletableFuture<OwnThread> own = new CompletableFuture<>();
    CompletableFuture<String> after = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              OwnThread work = new OwnThread();
              own.complete(work);
              assertThatThrownBy(() -> work.during(OwnThreadTest::endless)).isSameAs(why);
              after.complete("went on");
            });
    thread.start();

    OwnThread work = own.get();
    TimeUnit.MILLISECONDS.sleep(200);
    assertThat(work.end(why)).isTrue();
    assertThat(work.end(why)).as("it ends already").isFalse();

    assertThat(work.wasEnded()).isTrue();
    assertThat(after.get(30, TimeUnit.SECONDS)).isEqualTo("went on");
  }

  @Test
  void workThatHasEndedIsNotHitAfterwards() throws Exception {
    OwnThread work = new OwnThread();
    assertThat(work.during(() -> "done")).isEqualTo("done");

    assertThat(work.end(new Refusal(Refusal.TIMED_OUT, "too late"))).isFalse();

    assertThat(work.wasEnded()).isFalse();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    TimeUnit.MILLISECONDS.sleep(50);
  }

  @Test
  void whatItAsksOfTheMemoryIsCounted() throws Exception {
    OwnThread work = new OwnThread();
    long before = work.allocated();
    byte[] asked = new byte[8 << 20];

    assertThat(work.allocated() - before).isBetween((long) asked.length, 2L * asked.length);
  }
}
