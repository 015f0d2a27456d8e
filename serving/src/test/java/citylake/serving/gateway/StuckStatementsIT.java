package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.serving.client.GatewayClient;
import citylake.serving.client.GatewayRefused;
import citylake.serving.gateway.wire.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that look nowhere whether they should end hold nobody up for long. */
class StuckStatementsIT {
  /** Text and pattern that match for longer than anybody waits, in one call. */
  private static final String ENDLESS =
      "regexp_like(concat(repeat('a', 5000), string(%s)), '^(a*)*(a*)*(a*)*(a*)*(a*)*\\\\1b$')";

  private static final String ROWS =
      "SELECT count(*) FROM (SELECT explode(sequence(1, 8)) AS x) WHERE x % 2 = 1";
  private static final Duration SOON = Duration.ofSeconds(60);

  private static StartedGateway gateway;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    gateway = StartedGateway.of(LoadedGateway.class, folder, List.of("-Xmx1500m"), "1000", "5s");
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (gateway != null) {
      gateway.kill();
    }
  }

  /** As many as there are places and cores, and more. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT " + ENDLESS, // worked out by the planner
        "SELECT count(*) FROM (SELECT explode(sequence(1, 4)) AS x) WHERE " + ENDLESS
      })
  @Timeout(300)
  void expressionsThatNeverEndAreEndedByForce(String endless) throws Exception {
    String statement = endless.formatted(endless.contains("explode") ? "x" : "'!'");
    try (GatewayClient stuck = gateway.client("analyst1")) {
      for (int i = 0; i < 4; i++) {
        assertThatThrownBy(() -> stuck.ask(statement, new RowCount()))
            .isInstanceOfSatisfying(
                GatewayRefused.class,
                refused ->
                    assertThat(refused.sqlState())
                        .as(refused.getMessage())
                        .isEqualTo(Refusal.TIMED_OUT));
      }
    }
    assertThat(gateway.isAlive()).isTrue();
    try (GatewayClient other = gateway.client("analyst2")) {
      long end = System.nanoTime() + SOON.toNanos();
      while (!isAnswered(other)) {
        assertThat(System.nanoTime()).as("answered within %s", SOON).isLessThan(end);
      }
    }
  }

  private static boolean isAnswered(GatewayClient client) throws Exception {
    try {
      client.ask(ROWS, new RowCount());
      return true;
    } catch (GatewayRefused e) {
      assertThat(e.sqlState()).as(e.getMessage()).isEqualTo(Refusal.TIMED_OUT);
      return false;
    }
  }
}
