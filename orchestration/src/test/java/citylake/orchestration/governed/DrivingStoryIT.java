package citylake.orchestration.governed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.governance.log.AccessEvent;
import citylake.governance.log.LogVerifier;
import citylake.governance.log.LoggedEvent;
import citylake.orchestration.cli.Typed;
import citylake.testing.LocalSpark;
import citylake.testing.SharedData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the product is for: an officer of city A follows a suspect's car into city B, over the
 * gateway, with Hive's JDBC driver. Each test has a case of its own.
 */
class DrivingStoryIT {
  private static final String SEEN =
      "SELECT city_code, device_no FROM sightings_for_case('plate', '%s', '%s', '%s') ORDER BY passed_at";
  private static final String TRIPS =
      "SELECT sightings, borders FROM trips_for_case('plate', 'aa11', '2026-07-01', '2026-07-08')";
  private static final String OF_THE_WEEK = SEEN.formatted("aa11", "2026-07-01", "2026-07-08");
  private static final Pattern HOW_TO_ASK =
      Pattern.compile("; where the lake is: citylake approve (.*)");

  /**
   * Minutes of work in one loop that Spark generates, which does not look whether it was stopped.
   */
  private static final String SLOW =
      """
      SELECT count_if(pmod(xxhash64(device_no, x, y), 97) = 0), 'never' FROM standard.vehicle_sighting
      LATERAL VIEW explode(sequence(1, 20000)) t AS x LATERAL VIEW explode(sequence(1, 1000000)) u AS y
      """;

  private static final Duration MOST_AFTER_STOP = Duration.ofSeconds(5);

  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();
  private static TwoCities cities;

  @BeforeAll
  static void open() throws Exception {
    cities = new TwoCities(spark);
  }

  @AfterAll
  static void close() throws Exception {
    cities.close();
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1) + " " + found.getString(2));
      }
    }
    return rows;
  }

  private static List<String> rows(String user, String caseNo, String sql) throws Exception {
    try (Connection connection = cities.connected(user, caseNo)) {
      return rows(connection, sql);
    }
  }

  private static String denied(String user, String caseNo, String sql) {
    SQLException[] told = new SQLException[1];
    assertThatThrownBy(() -> rows(user, caseNo, sql))
        .isInstanceOfSatisfying(SQLException.class, denied -> told[0] = denied);
    assertThat(told[0].getSQLState()).as(told[0].getMessage()).isEqualTo("42501");
    return told[0].getMessage();
  }

  /** Asks as the refusal says one should, for the car and its week. */
  private static String request(String refusal, String city) {
    Matcher advised = HOW_TO_ASK.matcher(refusal);
    assertThat(advised.find()).as(refusal).isTrue();
    String line =
        advised
            .group(1)
            .replace("VALUE", "aa11")
            .replaceFirst("TIME", "2026-07-01")
            .replaceFirst("TIME", "2026-07-07")
            .replace("CITY", city)
            .replace("DATE", LocalDate.now(ZoneOffset.UTC).plusDays(5).toString())
            .replace("WHY", "robbery")
            .replace("'", "");
    String said = cities.approve("officer.a", line.split(" "));
    return said.replaceFirst("(?s)Request (\\d+) is asked.*", "$1");
  }

  /** Numbers of approvals of the car, its week and a case. */
  private record Approved(String ofA, String ofB) {}

  private static Approved approved(String caseNo) {
    String refusal = denied("officer.a", caseNo, OF_THE_WEEK);
    String own = request(refusal, "A");
    cities.approve("approver.a", "grant", own, "--why", "our case");
    String other = request(refusal, "B");
    cities.approve("approver.b", "grant", other, "--why", "it fled to us");
    return new Approved(own, other);
  }

  @Test
  void whoMayNotIsToldHowToAsk() {
    assertThat(denied("officer.a", "C-1", OF_THE_WEEK))
        .contains(
            "Cannot give sightings of that plate without an approval of the city's approver for you, this case and these hours. Ask for it: REQUEST ACCESS TO standard.vehicle_sighting (device_no, passed_at, lon, lat) OF CITY 'CITY' ONLY plate_no_hash = 'VALUE' FROM 'TIME' TO 'TIME' UNTIL 'DATE' BECAUSE 'WHY'; where the lake is: citylake approve request --table standard.vehicle_sighting --columns device_no,passed_at,lon,lat --city CITY --purpose investigation --case 'C-1' --until DATE --reason WHY --only plate_no_hash=VALUE --events-from TIME --events-to TIME");
  }

  @Test
  void theTrajectoryOverTheBorderComesBackOnceBothCitiesAgree() throws Exception {
    approved("C-2");

    assertThat(rows("officer.a", "C-2", OF_THE_WEEK))
        .containsExactly("A a1", "A a2", "B b1", "B b2");
    assertThat(rows("officer.a", "C-2", TRIPS)).containsExactly("4 [\"A>B\"]");
  }

  @Test
  void whoAsksFromSqlIsAnsweredThereAndByTheSameApprovers() throws Exception {
    String request =
        "REQUEST ACCESS TO standard.vehicle_sighting (device_no, passed_at, lon, lat) OF CITY 'B' ONLY plate_no_hash = 'aa11' FROM '2026-07-01' TO '2026-07-07' UNTIL '%s' BECAUSE 'a robber''s car'"
            .formatted(LocalDate.now(ZoneOffset.UTC).plusDays(5));

    String asked = rows("officer.a", "C-8", request).get(0);
    assertThat(asked).endsWith(" open");
    denied("officer.a", "C-8", OF_THE_WEEK);
    String number = asked.substring(0, asked.indexOf(' '));
    cities.approve("approver.b", "grant", number, "--why", "it fled to us");

    assertThat(rows("officer.a", "C-8", OF_THE_WEEK)).containsExactly("B b1", "B b2");
    assertThat(rows("officer.a", "C-8", "SHOW REQUESTS")).contains(number + " granted");
    assertThat(rows("colleague.a", "C-8", "SHOW REQUESTS")).isEmpty();
  }

  @Test
  void allThatIsWrongWithARequestFromSqlIsToldAtOnce() {
    assertThatThrownBy(
            () ->
                rows(
                    "officer.a",
                    "C-9",
                    "REQUEST ACCESS TO standard.vehicle_sighting (shoe_size) OF CITY 'B' UNTIL '2026-01-01' BECAUSE 'x'"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("standard.vehicle_sighting has no column shoe_size")
        .hasMessageContaining("name a value of plate_no_hash or district")
        .hasMessageContaining("it must end within")
        .hasMessageContaining("Nothing has changed.");
  }

  @Test
  void aRequestLooksForATableWhereTheSessionIs() throws Exception {
    String request =
        "REQUEST ACCESS TO Vehicle_Sighting (device_no, passed_at, lon, lat) OF CITY 'B' ONLY plate_no_hash = 'cc33' FROM '2026-07-01' TO '2026-07-07' UNTIL '%s' BECAUSE 'a robber''s car'"
            .formatted(LocalDate.now(ZoneOffset.UTC).plusDays(5));

    try (Connection connection = cities.connected("officer.a", "C-11");
        Statement statement = connection.createStatement()) {
      statement.execute("USE standard");
      assertThat(rows(connection, request).get(0)).endsWith(" open");
    }
  }

  @Test
  void aRequestNamesWhatItAsksForInAnyCaseAndTheLakeBeforeIt() throws Exception {
    String request =
        "REQUEST ACCESS TO Lake.Standard.Vehicle_Sighting (Device_No, passed_at, LON, lat) OF CITY 'B' ONLY PLATE_NO_HASH = 'dd44' FROM '2026-07-01' TO '2026-07-07' UNTIL '%s' BECAUSE 'a robber''s car'"
            .formatted(LocalDate.now(ZoneOffset.UTC).plusDays(5));

    assertThat(rows("officer.a", "C-12", request).get(0)).endsWith(" open");
    assertThatThrownBy(
            () -> rows("officer.a", "C-12", request.replace("Lake.Standard.Vehicle_Sighting", "x")))
        .hasMessageContaining("there is no table published.x");
  }

  @Test
  void aPurposeThatThereIsNotIsToldWhenItIsSet() {
    assertThatThrownBy(() -> rows("officer.a", "C-1", "SET citylake.purpose=nosuch"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Invalid purpose 'nosuch'. Purposes are: ")
        .hasMessageContaining("investigation")
        .hasMessageContaining("Nothing was set.");
  }

  @Test
  void anotherPlateOfficerWeekOrCaseIsDenied() throws Exception {
    approved("C-3");

    denied("officer.a", "C-3", SEEN.formatted("bb22", "2026-07-01", "2026-07-08"));
    denied("officer.a", "C-3", SEEN.formatted("aa11", "2026-07-08", "2026-07-15"));
    denied("colleague.a", "C-3", OF_THE_WEEK);
    denied("officer.a", "C-3b", OF_THE_WEEK);
    assertThat(
            rows(
                "officer.a",
                "C-3",
                "SELECT DISTINCT plate_no_hash, date(passed_at) FROM standard.vehicle_sighting WHERE city_code = 'B'"))
        .as("nor is it among rows")
        .containsExactly("aa11 2026-07-01");
  }

  @Test
  void anApprovalThatHasExpiredOrWasTakenBackOpensNothing() throws Exception {
    Approved approved = approved("C-4");
    assertThat(rows("officer.a", "C-4", OF_THE_WEEK)).hasSize(4);
    cities.clock.goOn(Duration.ofDays(7));
    try {
      denied("officer.a", "C-4", OF_THE_WEEK);
    } finally {
      cities.clock.goOn(Duration.ZERO);
    }
    cities.approve("approver.b", "withdraw", approved.ofB(), "--why", "solved");

    assertThat(rows("officer.a", "C-4", OF_THE_WEEK))
        .as("A's own is left")
        .containsExactly("A a1", "A a2");
    cities.approve("approver.a", "withdraw", approved.ofA(), "--why", "solved");
    denied("officer.a", "C-4", OF_THE_WEEK);
  }

  @Test
  void whatRunsAndWhatWaitsEndsWithinFiveSecondsOfTheCitysStop() throws Exception {
    approved("C-6");
    try (Connection running = cities.connected("officer.a", "C-6");
        Connection waiting = cities.connected("officer.a", "C-6");
        Statement cursor = waiting.createStatement()) {
      cursor.setFetchSize(1);
      ResultSet open = cursor.executeQuery(OF_THE_WEEK);
      assertThat(open.next()).isTrue();
      CompletableFuture<SQLException> ended = CompletableFuture.supplyAsync(() -> broken(running));
      await(() -> cities.runningTasks() > 0, Duration.ofSeconds(60));

      cities.approve("steward.b", "stop", "B", "--why", "an inquiry");
      try {
        long stopped = System.nanoTime();
        await(() -> ended.isDone() && cities.spooledFiles() == 0, MOST_AFTER_STOP);
        await(
            () -> cities.runningTasks() == 0,
            MOST_AFTER_STOP.minusNanos(System.nanoTime() - stopped));

        saysThatBHasStopped(ended.join());
        assertThatThrownBy(open::next)
            .isInstanceOfSatisfying(SQLException.class, DrivingStoryIT::saysThatBHasStopped);
      } finally {
        cities.approve("steward.b", "resume", "B", "--why", "it is over");
      }
    }
    assertThat(
            LoggedEvent.all(cities.accessLog).stream()
                .map(LoggedEvent::event)
                .filter(event -> "C-6".equals(event.caseNo()))
                .filter(event -> event.kind() == AccessEvent.Kind.FETCH))
        .as("one for each of the two")
        .hasSize(2)
        .allSatisfy(event -> assertThat(event.outcome()).isEqualTo(AccessEvent.Outcome.DENIED));
    assertThat(rows("officer.a", "C-6", OF_THE_WEEK)).as("shared again").hasSize(4);
  }

  private static SQLException broken(Connection connection) {
    try {
      rows(connection, SLOW);
      throw new AssertionError("it has ended by itself: too small for this test");
    } catch (SQLException e) {
      return e;
    }
  }

  private static void saysThatBHasStopped(SQLException told) {
    assertThat(told.getSQLState()).isEqualTo("42501");
    assertThat(told.getMessage())
        .contains(
            "Cannot fetch on: city B has stopped sharing its rows. Rows fetched before stay as they were; ask again to see what you may read now.");
  }

  private static void await(BooleanSupplier holds, Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within %s", most).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Test
  void everyStepIsInALogThatHoldsAndBsLetterNamesIt() throws Exception {
    Approved approved = approved("C-5");
    rows("officer.a", "C-5", OF_THE_WEEK);
    denied("colleague.a", "C-5", OF_THE_WEEK);

    assertThat(LogVerifier.verify(cities.accessLog, null, null).faults()).isEmpty();
    assertThat(
            LogVerifier.verify(cities.accessLog, cities.heads, Files.readString(cities.publicKey)))
        .satisfies(
            verdict -> {
              assertThat(verdict.faults()).isEmpty();
              assertThat(verdict.headsKept()).isPositive();
            });
    assertThat(verdictInPython()).endsWith("nothing was changed\n");
    Path letters = cities.folder.resolve("letters");
    Typed letter =
        Typed.citylake(
            "audit",
            "letter",
            "--lake",
            cities.folder.toString(),
            "--city",
            "B",
            "--month",
            YearMonth.now(Clock.systemUTC()).toString(),
            "--zone",
            "UTC",
            "--out",
            letters.toString());
    assertThat(letter.err()).isEmpty();
    try (var written = Files.list(letters)) {
      String page =
          Files.readString(
              written.filter(file -> file.toString().endsWith(".html")).findFirst().orElseThrow());
      assertThat(page)
          .containsPattern(
              "<td>officer.a</td><td>investigation</td><td>C-5</td><td><code>standard.vehicle_sighting</code></td><td>[0-9, ]+</td><td>1</td><td>4</td><td>0</td>")
          .containsPattern(
              "<td>colleague.a</td><td>investigation</td><td>-</td><td><code>standard.vehicle_sighting</code></td><td>[^<]*</td><td>0</td><td>0</td><td>[1-9]</td>")
          .containsPattern(
              "<td>approver.b</td><td><code>granted: request %s of officer.a, columns [a-z_, ]+ of city B, until [^<]+</code></td><td>C-5</td>"
                  .formatted(approved.ofB()));
    }
  }

  private static String verdictInPython() throws Exception {
    Process python =
        new ProcessBuilder(
                "python3",
                SharedData.projectRoot().resolve("python/verify_access_log.py").toString(),
                cities.accessLog.toString(),
                cities.heads.toString(),
                cities.publicKey.toString())
            .redirectErrorStream(true)
            .start();
    return new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
