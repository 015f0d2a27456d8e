package citylake.governance.enforce;

import static citylake.governance.enforce.Province.investigating;
import static citylake.governance.enforce.Province.sightings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.governance.approval.Approval;
import citylake.governance.approval.Request;
import citylake.governance.gate.Admission;
import citylake.governance.gate.Concerned;
import citylake.governance.gate.Denied;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An officer of A asks for sightings of a car in B: denied, approved, read, and denied again. */
class ApprovedSightingsTest {
  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();

  private static final String SEEN =
      "SELECT city_code, device_no, lon FROM standard.vehicle_sighting WHERE city_code = 'B' ORDER BY passed_at";
  private static Province province;

  @BeforeAll
  static void open() throws IOException {
    province = Province.in(spark);
  }

  @AfterAll
  static void close() throws IOException {
    province.close();
  }

  @AfterEach
  void endApprovals() {
    province.clock().moveTo(Province.NOON);
    for (Approval approval : province.desk().now().all()) {
      if (approval.isInForce(Province.NOON)) {
        province.desk().withdraw(province.user("approver.b"), approval.id(), "test is over");
      }
    }
  }

  @Test
  void anApprovalShowsNoColumnThatItDoesNotNameNotEvenMasked() throws Denied {
    Request asked = sightings("officer.a1", "aa11");
    province.granted(
        new Request(
            asked.user(),
            asked.table(),
            List.of("device_no", "passed_at"),
            asked.city(),
            asked.purpose(),
            asked.caseNo(),
            asked.only(),
            asked.eventsFrom(),
            asked.eventsTo(),
            asked.until(),
            asked.reason()),
        "approver.b");

    assertThat(
            province.rows(
                investigating("officer.a1"),
                "SELECT count(device_no) > 0, count(lon), count(lat), count(address_text) FROM standard.vehicle_sighting WHERE city_code = 'B'"))
        .containsExactly("[true,0,0,0]");
  }

  @Test
  void approvalOpensThisPlateTheseHoursAndNothingElse() throws Denied {
    assertDenied("officer.a1", SEEN);

    province.granted(sightings("officer.a1", "aa11"), "approver.b");

    assertThat(province.rows(investigating("officer.a1"), SEEN))
        .as("not the other plate, not the other week")
        .containsExactly("[B,cam2,118.5]");
    assertThat(
            province.rows(
                investigating("officer.a1"),
                "SELECT DISTINCT plate_no_hash FROM standard.vehicle_sighting WHERE city_code = 'B'"))
        .containsExactly("[aa11]");
    assertDenied("officer.a2", SEEN);
    assertDenied("officer.a1", "SELECT sighting_no FROM standard.vehicle_sighting");
    assertThatThrownBy(
            () -> province.rows(investigating("officer.a1").about("investigation", "C-2"), SEEN))
        .as("another case")
        .isInstanceOf(Denied.class);
    assertThatThrownBy(
            () -> province.rows(investigating("officer.a1").about("break_glass", "C-1"), SEEN))
        .as("another purpose")
        .isInstanceOf(Denied.class);
  }

  @Test
  void functionForACaseGivesWhatTheApprovalOpens() throws Denied {
    String call = "SELECT city_code, device_no FROM sightings_for_case('plate', '%s', '%s', '%s')";
    assertDenied("officer.a1", call.formatted("aa11", "2026-07-01", "2026-07-03"));

    province.granted(sightings("officer.a1", "aa11"), "approver.b");

    assertThat(
            province.rows(
                investigating("officer.a1"), call.formatted("aa11", "2026-07-01", "2026-07-03")))
        .containsExactly("[B,cam2]");
    assertDenied("officer.a1", call.formatted("bb22", "2026-07-01", "2026-07-03"));
    assertDenied("officer.a1", call.formatted("aa11", "2026-07-06", "2026-07-10"));
    assertThatThrownBy(
            () ->
                province.rows(
                    investigating("officer.a1"),
                    "SELECT * FROM sightings_for_case('district', 'D1', '2026-07-01', '2026-07-03')"))
        .as("no rows would say that nothing was seen")
        .hasMessage(
            "Cannot give sightings of that district without an approval of the city's approver for you, this case and these hours. Ask for it: REQUEST ACCESS TO standard.vehicle_sighting (device_no, passed_at, lon, lat) OF CITY 'CITY' ONLY district = 'VALUE' FROM 'TIME' TO 'TIME' UNTIL 'DATE' BECAUSE 'WHY'; where the lake is: citylake approve request --table standard.vehicle_sighting --columns device_no,passed_at,lon,lat --city CITY --purpose investigation --case 'C-1' --until DATE --reason WHY --only district=VALUE --events-from TIME --events-to TIME");
    assertThat(
            province.rows(
                investigating("officer.a1"),
                "SELECT count(*) FROM trips_for_case('plate', 'aa11', '2026-07-01', '2026-07-03')"))
        .containsExactly("[1]");
    assertThatThrownBy(
            () ->
                province.rows(
                    investigating("officer.a1"),
                    call.formatted("aa11", "2026-06-01", "2026-07-10")))
        .hasMessage(
            "Invalid arguments of sightings_for_case: from must be before to, by at most 168 hours. Wanted: sightings_for_case('plate', VALUE, FROM, TO). Nothing was run.");
    assertThatThrownBy(
            () ->
                province.rows(
                    investigating("officer.a1"),
                    call.formatted("x'' OR 1=1", "2026-07-01", "2026-07-03")))
        .hasMessageContaining("the first is 'plate' or 'district', the second its value");
  }

  @Test
  void columnsThatTheApprovalDoesNotNameStayHiddenInItsRows() throws Denied {
    Request all = sightings("officer.a1", "aa11");
    province.granted(
        new Request(
            all.user(),
            all.table(),
            List.of("device_no"),
            all.city(),
            all.purpose(),
            all.caseNo(),
            all.only(),
            all.eventsFrom(),
            all.eventsTo(),
            all.until(),
            all.reason()),
        "approver.b");

    assertThat(
            province.rows(
                investigating("officer.a1"),
                "SELECT device_no, lon, lat FROM standard.vehicle_sighting WHERE city_code = 'B'"))
        .as("not even masked")
        .containsExactly("[cam2,null,null]");
  }

  @Test
  void functionForACaseMayStandInAWith() throws Denied {
    String sql =
        "WITH s AS (SELECT * FROM sightings_for_case('plate', 'aa11', '2026-07-01', '2026-07-03')), t AS (SELECT device_no FROM s) SELECT count(*) FROM t";
    assertDenied("officer.a1", sql);

    province.granted(sightings("officer.a1", "aa11"), "approver.b");

    assertThat(province.rows(investigating("officer.a1"), sql)).containsExactly("[1]");
  }

  @Test
  void thoseWhoseRowsItMaySeeAndTheApprovalsItRestsOnAreTold() throws Denied {
    Approval approval = province.granted(sightings("officer.a1", "aa11"), "approver.b");
    try (Admission admission = province.gate().admit(investigating("officer.a1"), SEEN)) {
      assertThat(admission.concerned())
          .isEqualTo(new Concerned(List.of("A", "B"), List.of(approval.id())));
    }
  }

  @Test
  void openCursorEndsWhenTheApprovalDoes() throws Denied {
    Approval approval = province.granted(sightings("officer.a1", "aa11"), "approver.b");
    try (Admission cursor = province.gate().admit(investigating("officer.a1"), SEEN)) {
      cursor.recheck();
      province.desk().withdraw(province.user("approver.b"), approval.id(), "case closed");

      assertThatThrownBy(cursor::recheck)
          .isInstanceOf(Denied.class)
          .hasMessage(
              "Cannot fetch on: approval %d is no longer in force. Rows fetched before stay as they were; ask again to see what you may read now."
                  .formatted(approval.id()));
    }
    assertDenied("officer.a1", SEEN);
  }

  @Test
  void approvalExpires() throws Denied {
    Approval approval = province.granted(sightings("officer.a1", "aa11"), "approver.b");
    try (Admission cursor = province.gate().admit(investigating("officer.a1"), SEEN)) {
      province.clock().moveTo(Instant.parse("2026-07-10T00:00:00Z"));

      assertThatThrownBy(cursor::recheck)
          .hasMessageContaining("approval %d is no longer in force", approval.id());
    }
    assertDenied("officer.a1", SEEN);
  }

  @Test
  void stewardStopsSharingOfTheCityAtOnce() throws Denied {
    province.granted(sightings("officer.a1", "aa11"), "approver.b");
    try (Admission cursor = province.gate().admit(investigating("officer.a1"), SEEN)) {
      province.desk().stop(province.user("steward.b"), "B", "trust is gone");

      assertThatThrownBy(cursor::recheck)
          .hasMessageContaining("city B has stopped sharing its rows");
      assertDenied("officer.a1", SEEN);
      assertThat(
              province.rows(
                  investigating("analyst.a"), "SELECT DISTINCT city_code FROM standard.incident"))
          .containsExactly("[A]");
      assertThat(
              province.rows(
                  investigating("analyst.b"),
                  "SELECT DISTINCT city_code FROM standard.incident ORDER BY 1"))
          .as("the city itself reads on")
          .containsExactly("[A]", "[B]");
    } finally {
      province.desk().resume(province.user("steward.b"), "B", "talked it over");
    }
    assertThat(province.rows(investigating("officer.a1"), SEEN)).hasSize(1);
  }

  @Test
  void whoIsNoLongerAUserFetchesNoMore() throws Exception {
    var users = province.folder().resolve("users.yaml");
    try (Admission cursor =
        province.gate().admit(investigating("officer.a1"), "SELECT lon FROM standard.incident")) {
      Files.writeString(users, Province.USERS.replace("officer.a1, roles", "officer.x, roles"));

      assertThatThrownBy(cursor::recheck)
          .hasMessage("Cannot answer: the user of this session is not known here, or no longer.");
    } finally {
      Files.writeString(users, Province.USERS);
    }
  }

  @Test
  void everythingIsDeniedWhileApprovalsCannotBeRead() throws IOException {
    var file = province.folder().resolve("approvals.jsonl");
    byte[] before = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    try {
      Files.writeString(file, "{\"kind\":\"GRANTED\"}\nnot an event\n");

      assertThatThrownBy(
              () ->
                  province.rows(
                      investigating("analyst.a"), "SELECT hour FROM published.hour_of_week"))
          .isInstanceOfSatisfying(
              Denied.class, denied -> assertThat(denied.sqlState()).isEqualTo(Denied.UNREADABLE))
          .hasMessage(
              "Cannot answer: policy, users or approvals cannot be read, so nothing is shown. Tell the data team; the log of the gateway says why.");
    } finally {
      Files.write(file, before);
    }
  }

  @Test
  void topSecretTakesTwoOfTheProvince() throws Denied {
    var request =
        new citylake.governance.approval.Request(
            "officer.a1",
            "standard.suspect_file",
            java.util.List.of("name"),
            "B",
            "investigation",
            "C-1",
            java.util.Map.of(),
            null,
            null,
            Instant.parse("2026-07-10T00:00:00Z"),
            "same method");
    String names = "SELECT name FROM standard.suspect_file";
    Approval one = province.granted(request, "top.one");
    assertDenied("officer.a1", names);

    province.desk().grant(province.user("top.two"), one.id(), null);

    assertThat(province.rows(investigating("officer.a1"), names)).containsExactly("[赵六]");
  }

  private static void assertDenied(String user, String sql) {
    assertThatThrownBy(() -> province.rows(investigating(user), sql))
        .isInstanceOfSatisfying(
            Denied.class, denied -> assertThat(denied.sqlState()).isEqualTo(Denied.NO_RIGHT))
        .hasMessageContaining("Ask for it: REQUEST ACCESS TO standard.");
  }
}
