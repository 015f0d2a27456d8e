package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.serving.client.GatewayClient;
import citylake.serving.client.GatewayRefused;
import citylake.serving.gateway.wire.Refusal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that want more memory than there is fail by themselves: the gateway goes on. */
class ShortMemoryIT {
  private static StartedGateway gateway;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    gateway =
        StartedGateway.of(
            GatewayProcess.class, folder, List.of("-Xmx1g", "-XX:-UseGCOverheadLimit"));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (gateway != null) {
      gateway.kill();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT repeat('x', 2000000000)",
        "SELECT length(repeat(string(x), 2000000000)) FROM (SELECT explode(sequence(1, 3)) AS x)",
        "SELECT length(lpad(string(x), 2000000000, 'y')) FROM (SELECT explode(sequence(1, 3)) AS x)",
        "SELECT size(sequence(1, 1000000000 + x)) FROM (SELECT explode(sequence(1, 3)) AS x)"
      })
  @Timeout(300)
  void aStatementThatWantsTooMuchFailsAlone(String statement) throws Exception {
    try (GatewayClient other = gateway.client("other");
        GatewayClient greedy = gateway.client("greedy")) {
      assertThatThrownBy(() -> greedy.ask(statement, new RowCount()))
          .as(statement)
          .isInstanceOf(GatewayRefused.class);

      assertThat(gateway.isAlive()).as("after %s", statement).isTrue();
      RowCount rows = new RowCount();
      other.ask("SELECT 1", rows);
      assertThat(rows.rows).isEqualTo(1);
      greedy.ask("SELECT 1", new RowCount());
    }
  }

  @Test
  @Timeout(300)
  void aListThatGrowsUntilNothingIsLeftIsStoppedBefore() throws Exception {
    try (GatewayClient other = gateway.client("other");
        GatewayClient greedy = gateway.client("greedy")) {
      for (int round = 0; round < 2; round++) {
        assertThatThrownBy(
                () ->
                    greedy.ask(
                        """
                        SELECT size(collect_list(concat(x, '-', y))) FROM
                        (SELECT explode(sequence(1, 10000)) AS x)
                        CROSS JOIN (SELECT explode(sequence(1, 10000)) AS y)
                        """,
                        new RowCount()))
            .isInstanceOfSatisfying(
                GatewayRefused.class,
                refused -> assertThat(refused.sqlState()).isEqualTo(Refusal.NO_MEMORY))
            .hasMessageContaining("the gateway's memory is nearly full");
        other.ask("SELECT 1", new RowCount());
      }
    }
  }
}
