package citylake.governance.enforce;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.governance.approval.Approval;
import citylake.governance.approval.ApprovalDesk;
import citylake.governance.approval.Request;
import citylake.governance.gate.Admission;
import citylake.governance.gate.Asker;
import citylake.governance.gate.Denied;
import citylake.governance.log.AccessEvent;
import citylake.governance.policy.GovernanceFolder;
import citylake.governance.user.User;
import citylake.governance.user.UserFile;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two cities, A and B, with invented rows and people of every role, behind the gate. */
final class Province implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-07-02T12:00:00Z");
  static final String USERS =
      """
      users:
        - {name: officer.a1, roles: [officer], city: A, districts: [D1]}
        - {name: officer.a2, roles: [officer], city: A, districts: [D1, D2]}
        - {name: officer.b, roles: [officer], city: B, districts: [D1]}
        - {name: analyst.a, roles: [city_analyst], city: A}
        - {name: analyst.b, roles: [city_analyst], city: B}
        - {name: province, roles: [province_analyst]}
        - {name: statistician, roles: [statistician]}
        - {name: counting.a, roles: [officer, statistician], city: A, districts: [D1]}
        - {name: leader, roles: [leader]}
        - {name: engineer, roles: [data_engineer]}
        - {name: approver.a, roles: [city_approver], city: A}
        - {name: approver.b, roles: [city_approver], city: B}
        - {name: analyst.c, roles: [city_analyst], city: C}
        - {name: steward.b, roles: [steward], city: B}
        - {name: steward.c, roles: [steward], city: C}
        - {name: top.one, roles: [province_approver]}
        - {name: top.two, roles: [province_approver]}
        - {name: auditor, roles: [auditor]}
      """;

  private final GovernedLake lake;
  private final Path folder;
  private final UserFile users;
  private final ApprovalDesk desk;
  private final PolicyRights rights;
  private final GovernedSql gate;
  private final MovableClock clock = new MovableClock();
  final List<AccessEvent> log = Collections.synchronizedList(new ArrayList<>());

  private Province(LocalSpark spark, Map<TableName, List<String>> rows) throws IOException {
    lake = GovernedLake.of(spark, rows);
    folder = Files.createDirectories(spark.folder().resolve("governance"));
    Files.writeString(folder.resolve("users.yaml"), USERS);
    GovernanceFolder governance = new GovernanceFolder(folder);
    users = new UserFile(governance.users());
    desk = new ApprovalDesk(governance.approvals(), governance::policy, log::add, clock);
    rights = new PolicyRights(governance, users, desk);
    gate = new GovernedSql(spark.session(), lake.catalog(), rights, sightings -> sightings);
  }

  static Province in(LocalSpark spark) throws IOException {
    return in(spark, rows());
  }

  static Province in(LocalSpark spark, Map<TableName, List<String>> rows) throws IOException {
    return new Province(spark, rows);
  }

  /** The usual rows by table, each as a SELECT list of the columns that it tells. */
  static Map<TableName, List<String>> rows() {
    Map<TableName, List<String>> rows = new LinkedHashMap<>();
    rows.put(
        Tables.STANDARD_INCIDENT,
        List.of(
            "'A' city_code, 'D1' district, 'a1' incident_no, '0501' offence_code, 117.123456D lon, 30.654321D lat, '屯溪区老街1号' address_text, timestamp'2026-07-01 10:00:00' occurred_from",
            "'A' city_code, 'D2' district, 'a2' incident_no, '0502' offence_code, 117.223456D lon, 30.754321D lat, 'no number' address_text, timestamp'2026-07-01 11:00:00' occurred_from",
            "'B' city_code, 'D1' district, 'b1' incident_no, '0501' offence_code, 118.123456D lon, 31.654321D lat, '12 Secret Street' address_text, timestamp'2026-07-01 12:00:00' occurred_from",
            "'B' city_code, CAST(NULL AS STRING) district, 'b2' incident_no, '0503' offence_code, CAST(NULL AS DOUBLE) lon, CAST(NULL AS DOUBLE) lat, CAST(NULL AS STRING) address_text, timestamp'2026-07-01 13:00:00' occurred_from"));
    rows.put(
        Tables.STANDARD_VEHICLE_SIGHTING,
        List.of(
            "'A' city_code, 's1' sighting_no, 'aa11' plate_no_hash, 'cam1' device_no, timestamp'2026-07-01 08:00:00' passed_at, 117.5D lon, 30.5D lat, 'D1' district",
            "'B' city_code, 's2' sighting_no, 'aa11' plate_no_hash, 'cam2' device_no, timestamp'2026-07-01 08:30:00' passed_at, 118.5D lon, 31.5D lat, 'D1' district",
            "'B' city_code, 's3' sighting_no, 'bb22' plate_no_hash, 'cam3' device_no, timestamp'2026-07-01 09:00:00' passed_at, 118.6D lon, 31.6D lat, 'D1' district",
            "'B' city_code, 's4' sighting_no, 'aa11' plate_no_hash, 'cam2' device_no, timestamp'2026-07-09 08:30:00' passed_at, 118.5D lon, 31.5D lat, 'D2' district"));
    rows.put(
        Tables.STANDARD_HOUSEHOLD_MEMBER,
        List.of(
            "'A' city_code, 'm1' member_no, '王小明' name, '110101199003071234' id_no, date'1990-03-07' born, '13812345678' phone, '屯溪区老街1号' address_text, 'R1' register_book_no",
            "'B' city_code, 'm2' member_no, '李四' name, '340200198501019876' id_no, date'1985-01-01' born, '13998765432' phone, '镜湖区北京路2号' address_text, 'R2' register_book_no"));
    rows.put(
        Tables.STANDARD_SUSPECT_FILE,
        List.of(
            "'B' city_code, 'f1' file_no, '赵六' name, '340200197001011111' id_no, date'2026-06-01' opened_on"));
    rows.put(
        Tables.PUBLISHED_HOUR_OF_WEEK,
        List.of(
            "'A' city_code, 'crash' kind, 0 dow, 7 hour, 3.5D weight",
            "'B' city_code, 'crash' kind, 1 dow, 8 hour, 4.5D weight"));
    rows.put(
        Tables.OPS_RUN,
        List.of("'n1' run, 'land' step, 1 attempt, date'2026-07-01' night, 'released' outcome"));
    rows.put(Tables.QUARANTINE_RECORD, List.of("'B' city_code, 'b.incident' source, 1L record_no"));
    return rows;
  }

  GovernedLake lake() {
    return lake;
  }

  Path folder() {
    return folder;
  }

  PolicyRights rights() {
    return rights;
  }

  GovernedSql gate() {
    return gate;
  }

  ApprovalDesk desk() {
    return desk;
  }

  MovableClock clock() {
    return clock;
  }

  User user(String name) {
    return users.named(name).orElseThrow();
  }

  /** An asker without a purpose. */
  static Asker asker(String user) {
    return new Asker(user, "s-" + user, null, null);
  }

  static Asker investigating(String user) {
    return asker(user).about("investigation", "C-1");
  }

  static Asker verifying(String user) {
    return asker(user).about("verification", "V-1");
  }

  /** Rows as Spark writes them, in order. */
  List<String> rows(Asker asker, String sql) throws Denied {
    try (Admission admission = gate.admit(asker, sql)) {
      return admission.rows().collectAsList().stream().map(Object::toString).toList();
    }
  }

  /** A request of an officer of A for sightings of one plate in B over two days. */
  static Request sightings(String user, String plate) {
    return new Request(
        user,
        "standard.vehicle_sighting",
        List.of("passed_at", "device_no", "lon", "lat"),
        "B",
        "investigation",
        "C-1",
        Map.of("plate_no_hash", plate),
        Instant.parse("2026-07-01T00:00:00Z"),
        Instant.parse("2026-07-03T00:00:00Z"),
        Instant.parse("2026-07-10T00:00:00Z"),
        "hit and run");
  }

  Approval granted(Request request, String... deciders) {
    Approval approval = desk.request(user(request.user()), request);
    for (String decider : deciders) {
      approval = desk.grant(user(decider), approval.id(), null);
    }
    return approval;
  }

  @Override
  public void close() throws IOException {
    gate.close();
    lake.close();
  }

  /** Stands at noon until it is moved. */
  static final class MovableClock extends Clock {
    private volatile Instant now = NOON;

    void moveTo(Instant instant) {
      now = instant;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
