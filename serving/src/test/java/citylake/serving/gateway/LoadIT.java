package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.serving.client.GatewayClient;
import citylake.serving.client.GatewayRefused;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty clients of ten users ask without a pause, before a gateway with the heap that the launcher
 * gives it, while one more user runs nothing but statements that are far too heavy. For a shorter
 * share: {@code -Dcitylake.load.minutes=1}.
 */
class LoadIT {
  private static final Duration LASTS =
      Duration.ofMinutes(Long.getLong("citylake.load.minutes", 10));

  /** Short enough that heavy statements meet it, and long for any other on a busy machine. */
  private static final Duration STATEMENT_TIME = Duration.ofMinutes(4);

  private static final long MOST_MEGABYTES = 4 * 1024;
  private static final int CLIENTS = 20;
  private static final int ROWS = 300_000;
  private static final String TIMED_OUT = "HYT00";

  /** With their rows, where these are the same for everybody; else -1. */
  private static final Map<String, Integer> STATEMENTS = new LinkedHashMap<>();

  static {
    STATEMENTS.put(
        "SELECT count(*) FROM standard.incident WHERE occurred_from >= TIMESTAMP'2026-01-02 00:00:00' AND offence_code = '0301'",
        1);
    STATEMENTS.put(
        "SELECT city_code, offence_code, count(*) FROM standard.incident GROUP BY 1, 2", 36);
    STATEMENTS.put(
        "SELECT h.hour, sum(h.weight), count(*) FROM standard.incident i JOIN derived.hour_of_week h ON h.city_code = i.city_code AND h.hour = hour(i.occurred_from) WHERE i.district = 'D3' GROUP BY 1",
        24);
    STATEMENTS.put(
        "SELECT incident_no, occurred_from FROM standard.incident ORDER BY occurred_from DESC LIMIT 100",
        100);
    STATEMENTS.put(
        "SELECT incident_no, lon, lat, address_text FROM standard.incident WHERE district = 'D7'",
        ROWS / 12);
    STATEMENTS.put("SHOW TABLES IN standard", -1);
  }

  private static final List<String> HEAVY =
      List.of(
          "SELECT count(*) FROM standard.incident a CROSS JOIN standard.incident b WHERE a.lon <= b.lon + 1",
          "SELECT incident_no, lon, lat, district, address_text FROM standard.incident ORDER BY address_text, lat, incident_no");

  @TempDir Path folder;

  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final Queue<String> heavyEnds = new ConcurrentLinkedQueue<>();

  private record Answer(int client, String statement, double millis) {}

  @Test
  @Tag("slow")
  @Timeout(3_600)
  void twentyClientsGoOnWithinFourGigabytesWhileOneAsksForTooMuch() throws Exception {
    SeparateLog log = new SeparateLog(folder);
    long peak;
    double load;
    try (StartedGateway gateway =
        StartedGateway.of(
            LoadedGateway.class,
            folder,
            List.of("-Xmx3g", "-XX:TieredStopAtLevel=1"),
            String.valueOf(ROWS),
            STATEMENT_TIME.toMinutes() + "m")) {
      long end = System.nanoTime() + LASTS.toNanos();
      List<Thread> threads = new ArrayList<>();
      threads.add(new Thread(() -> askForTooMuch(gateway, end)));
      for (int client = 0; client < CLIENTS; client++) {
        int number = client;
        threads.add(new Thread(() -> ask(gateway, number, end)));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      peak = gateway.peakMegabytes();
      load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
      report(peak, load);
    }

    assertThat(faults).as("refused, or answered wrongly").isEmpty();
    assertThat(peak).as("resident memory, MB").isLessThan(MOST_MEGABYTES);
    assertThat(answers.stream().map(Answer::client).distinct()).hasSize(CLIENTS);
    assertThat(longest())
        .as("no client waits longer than a statement may take, ms")
        .isLessThan((double) STATEMENT_TIME.toMillis());
    assertThat(heavyEnds).as("the heavy user was at it").contains(TIMED_OUT);
    assertThat(Set.copyOf(heavyEnds)).as("limits alone stop it").isSubsetOf(TIMED_OUT, "rows");
    assertLogged(log.allowed("STATEMENT"));
    assertLogged(log.allowed("RESULT"));
    assertThat(log.verdict().faults()).isEmpty();
    assertThat(log.verdictInPython()).contains("nothing was changed").endsWith("exit code 0");
  }

  private void ask(StartedGateway gateway, int number, long end) {
    List<String> statements = List.copyOf(STATEMENTS.keySet());
    String user = (number % 4 == 0 ? "province" : "analyst") + number / 2;
    try (GatewayClient client = client(gateway, user)) {
      for (int i = 0; System.nanoTime() < end; i++) {
        String plain = statements.get((number + i) % statements.size());
        String statement = "/* %d.%d */ %s".formatted(number, i, plain);
        RowCount rows = new RowCount();
        long start = System.nanoTime();
        client.ask(statement, rows);
        answers.add(new Answer(number, statement, (System.nanoTime() - start) / 1e6));
        int wanted = STATEMENTS.get(plain);
        if (wanted >= 0 && rows.rows != wanted) {
          faults.add("%s gave %d rows".formatted(statement, rows.rows));
        }
      }
    } catch (Exception e) {
      faults.add(user + ": " + e);
    }
  }

  private void askForTooMuch(StartedGateway gateway, long end) {
    try (GatewayClient client = client(gateway, "province99")) {
      for (int i = 0; System.nanoTime() < end; i++) {
        try {
          client.ask(HEAVY.get(i % HEAVY.size()), new RowCount());
          heavyEnds.add("rows");
        } catch (GatewayRefused e) {
          heavyEnds.add(e.sqlState());
        }
      }
    } catch (Exception e) {
      faults.add("the heavy user: " + e);
    }
  }

  private static GatewayClient client(StartedGateway gateway, String user)
      throws IOException, GatewayRefused {
    return GatewayClient.connect(
        gateway.address(),
        user,
        GatewayLab.PASSWORD.toCharArray(),
        null,
        Map.of("citylake.purpose", "investigation", "citylake.case", "C-7"));
  }

  private void assertLogged(Set<String> logged) {
    assertThat(answers.stream().map(Answer::statement).filter(one -> !logged.contains(one)))
        .as("answered, and not in the log")
        .isEmpty();
  }

  private double longest() {
    return answers.stream().mapToDouble(Answer::millis).max().orElseThrow();
  }

  private void report(long peak, double load) throws IOException {
    List<Double> millis = answers.stream().map(Answer::millis).sorted().toList();
    Map<Integer, Integer> ofEach = new TreeMap<>();
    answers.forEach(answer -> ofEach.merge(answer.client(), 1, Integer::sum));
    Map<String, Integer> heavy = new TreeMap<>();
    heavyEnds.forEach(how -> heavy.merge(how, 1, Integer::sum));
    String line =
        "%d clients for %d min: %d statements answered (%d to %d a client), median %.0f ms, p95 %.0f ms, longest %.0f ms; the heavy user's ended: %s; peak %d MB; load of the machine %.1f; faults: %s"
            .formatted(
                CLIENTS,
                LASTS.toMinutes(),
                millis.size(),
                Collections.min(ofEach.values()),
                Collections.max(ofEach.values()),
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 95 / 100),
                millis.get(millis.size() - 1),
                heavy,
                peak,
                load,
                faults);
    Path file = Path.of("target", "reports", "gateway-load.md");
    Files.createDirectories(file.getParent());
    Files.writeString(file, line + "\n");
    System.out.println(line);
  }
}
