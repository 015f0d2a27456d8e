package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.governance.alarm.HmacSm3;
import citylake.governance.log.AccessEvent;
import citylake.governance.log.AccessEvent.Kind;
import citylake.governance.log.AccessEvent.Outcome;
import citylake.governance.log.AccessJournal;
import citylake.governance.log.HeadKey;
import citylake.governance.log.SignedHeads;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a log to tasks, and to whoever is on duty, on a real server. */
class AuditAlarmsCommandTest {
  private static final String KEY = "key of the test";

  @TempDir private Path root;
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> signatures = new CopyOnWriteArrayList<>();
  private final AtomicInteger answer = new AtomicInteger(204);
  private HttpServer duty;

  @BeforeEach
  void manyRowsWereGiven() throws IOException {
    HeadKey signer = HeadKey.of(root.resolve("log.p12"), "of the test".toCharArray());
    Clock clock = Clock.fixed(Instant.parse("2026-07-03T04:00:00Z"), ZoneOffset.UTC);
    try (AccessJournal journal =
        AccessJournal.open(
            root.resolve("log"), new SignedHeads(root.resolve("heads"), signer), 100, clock)) {
      journal.append(
          new AccessEvent(
              Kind.RESULT,
              "li.na",
              "s-1",
              "investigation",
              "A-1",
              "SELECT 1",
              null,
              Outcome.ALLOWED,
              null,
              20_000L));
    }
    duty = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    duty.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          signatures.add(exchange.getRequestHeaders().getFirst("X-Citylake-Signature"));
          exchange.sendResponseHeaders(answer.get(), -1);
          exchange.close();
        });
    duty.start();
  }

  @AfterEach
  void end() {
    duty.stop(0);
  }

  private Typed alarms(String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "audit",
                "alarms",
                "--log",
                root.resolve("log").toString(),
                "--tasks",
                root.resolve("alarms.jsonl").toString(),
                "--owner",
                "auditor.zhou"));
    line.addAll(List.of(more));
    return Typed.citylake(line.toArray(String[]::new));
  }

  private Typed close(String task) {
    return Typed.citylake(
        "audit",
        "close",
        task,
        "--tasks",
        root.resolve("alarms.jsonl").toString(),
        "--by",
        "auditor.zhou",
        "--outcome",
        "legitimate",
        "--why",
        "series A-17");
  }

  @Test
  void anAlarmStaysOpenUntilItHasAnOutcome() {
    Typed first = alarms();
    assertThat(first.exitCode()).isEqualTo(ExitCode.NOT_READY);
    assertThat(first.out())
        .startsWith("1 new task(s), 1 open.")
        .contains("volume-2026-07-03-li.na")
        .contains("20,000 rows were given")
        .contains("auditor.zhou");
    assertThat(alarms().out()).startsWith("0 new task(s), 1 open.");

    Typed closed = close("volume-2026-07-03-li.na");
    assertThat(closed.err()).isEmpty();
    assertThat(closed.out()).isEqualTo("Task volume-2026-07-03-li.na is closed.\n");
    assertThat(alarms().exitCode()).isZero();
    assertThat(close("volume-2026-07-03-li.na").exitCode()).isEqualTo(ExitCode.BLOCKED);
  }

  @Test
  void aChangedLogIsNotLookedThroughInSilence() throws IOException {
    Path file = root.resolve("log/journal-0000000000000001.jsonl");
    Files.writeString(file, Files.readString(file).replace("20000", "20"));

    Typed typed = alarms();

    assertThat(typed.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(typed.err())
        .contains(
            "THE LOG HAS BEEN CHANGED, and accesses may be missing from what was looked at: journal-0000000000000001.jsonl line 1: it has been changed");
  }

  @Test
  void whoeverIsOnDutyIsToldOnceSignedAndAgainWhereItWasNotTaken() throws IOException {
    Path secrets =
        Files.writeString(root.resolve("secrets.yaml"), "alarms: {key: \"%s\"}\n".formatted(KEY));
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
    String[] told = {
      "--webhook",
      "http://127.0.0.1:%d/alarms".formatted(duty.getAddress().getPort()),
      "--secrets",
      secrets.toString()
    };
    answer.set(503);

    Typed refused = alarms(told);
    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err())
        .contains(
            "Failed to tell 127.0.0.1 of task volume-2026-07-03-li.na: it answered 503. The task is kept, and told again by the next call.");

    answer.set(204);
    assertThat(alarms(told).exitCode()).isEqualTo(ExitCode.NOT_READY);
    alarms(told);

    assertThat(bodies).hasSize(2);
    assertThat(bodies.get(1)).contains("\"found\":\"20,000 rows were given\"");
    assertThat(signatures.get(1)).isEqualTo("sm3=" + HmacSm3.of(KEY, bodies.get(1)));
  }
}
