package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.serving.gateway.spool.ResultLimit;
import citylake.testing.SharedData;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedLimitsTest {
  @Test
  void whatIsNotNamedIsAsUsual() {
    assertThat(NamedLimits.of(Map.of())).isEqualTo(GatewayLimits.USUAL);
  }

  @Test
  void eachNameSetsItsOwnLimit() {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("connections", "2");
    typed.put("logins", "3");
    typed.put("login-time", "4s");
    typed.put("sessions", "5");
    typed.put("statements", "6");
    typed.put("results", "7");
    typed.put("statements-at-once", "8");
    typed.put("statement-time", "9m");
    typed.put("session-idle", "10h");
    typed.put("result-idle", "11s");
    typed.put("result-rows", "12");
    typed.put("result-bytes", "13KiB");
    typed.put("spool-bytes", "14GiB");
    typed.put("message-bytes", "15MiB");

    assertThat(typed.keySet()).containsExactlyElementsOf(NamedLimits.names());
    assertThat(NamedLimits.of(typed))
        .isEqualTo(
            new GatewayLimits(
                2,
                3,
                Duration.ofSeconds(4),
                5,
                6,
                7,
                8,
                Duration.ofMinutes(9),
                Duration.ofHours(10),
                Duration.ofSeconds(11),
                new ResultLimit(12, 13 << 10),
                14L << 30,
                15 << 20));
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("conections", "5");
    typed.put("sessions", "0");
    typed.put("statement-time", "10");
    typed.put("message-bytes", "1KiB");

    assertThatThrownBy(() -> NamedLimits.of(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid limits: there is no limit 'conections', only %s; sessions is '0', and must be a number, from 1 to 10000; statement-time is '10', and must be a time such as 30s, 10m or 1h, from 1s to 24h; message-bytes is '1KiB', and must be a size such as 64KiB, 1MiB or 20GiB, from 64KiB to 64MiB. Nothing was started."
                .formatted(String.join(", ", NamedLimits.names())));
  }

  @Test
  void oneResultHasRoomAmongAll() {
    assertThatThrownBy(() -> NamedLimits.of(Map.of("spool-bytes", "512MiB")))
        .hasMessage(
            "Invalid limits: result-bytes (1GiB) is more than spool-bytes (512MiB), the room for all results. Nothing was started.");
  }

  @Test
  void pageForPeopleTellsEachName() throws Exception {
    String page = Files.readString(SharedData.projectRoot().resolve("docs/gateway.md"));

    assertThat(NamedLimits.names()).allMatch(name -> page.contains("`" + name + "`"));
  }
}
