package citylake.governance.enforce;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.governance.approval.Request;
import citylake.governance.gate.Asker;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The province with what policies are easily wrong about: a third city that has stopped sharing, an
 * approval for another case, one that was withdrawn, columns that were released under each other's
 * names, and values in columns that nobody may see.
 */
final class ThreeCities {
  private static final String TAGS =
      ", array('odd') _issues, named_struct('source', 'x', 'delivery', 'd', 'file', 'f', 'record_no', 1L, 'byte_offset', 0L, 'content_hash', CAST(NULL AS BINARY), 'first_seen', 'n1', 'last_seen', 'n1', 'superseded', 0, 'sequence', '1') _row, 'here' place_original";

  private ThreeCities() {}

  static Province in(LocalSpark spark) throws IOException {
    Province province = Province.in(spark, rows());
    province.granted(Province.sightings("officer.a1", "aa11"), "approver.b");
    province.granted(of(Province.sightings("officer.a2", "aa11"), "C-2"), "approver.b");
    province
        .desk()
        .withdraw(
            province.user("approver.b"),
            province.granted(Province.sightings("officer.a1", "bb22"), "approver.b").id(),
            "closed");
    province.desk().stop(province.user("steward.c"), "C", "an inquiry");
    return province;
  }

  /** Gives back their names to two columns that bear each other's in what is released. */
  static void mendNames(LocalSpark spark) {
    String table = "ALTER TABLE lake." + Tables.STANDARD_HOUSEHOLD_MEMBER;
    spark.session().sql(table + " RENAME COLUMN id_no TO other");
    spark.session().sql(table + " RENAME COLUMN register_book_no TO id_no");
    spark.session().sql(table + " RENAME COLUMN other TO register_book_no");
  }

  private static Request of(Request request, String caseNo) {
    return new Request(
        request.user(),
        request.table(),
        request.columns(),
        request.city(),
        request.purpose(),
        caseNo,
        request.only(),
        request.eventsFrom(),
        request.eventsTo(),
        request.until(),
        request.reason());
  }

  /** Who asks, by the names that the copies know; fifteen with the last two. */
  static Map<String, Asker> askers() {
    Map<String, Asker> askers = new LinkedHashMap<>();
    for (String user :
        List.of(
            "officer.a1",
            "officer.a2",
            "officer.b",
            "analyst.a",
            "analyst.b",
            "analyst.c",
            "approver.a",
            "province",
            "statistician",
            "counting.a",
            "leader",
            "engineer",
            "auditor")) {
      askers.put(user, Province.investigating(user));
    }
    askers.put("analyst.a without a case", Province.asker("analyst.a").about("prevention", null));
    askers.put("leader without a purpose", Province.asker("leader"));
    return askers;
  }

  private static Map<TableName, List<String>> rows() {
    Map<TableName, List<String>> rows = new LinkedHashMap<>();
    Province.rows().forEach((table, some) -> rows.put(table, new ArrayList<>(some)));
    for (Map.Entry<TableName, String> of : columnsOfC().entrySet()) {
      rows.get(of.getKey()).add("'C' city_code, " + of.getValue());
    }
    rows.put(Tables.STANDARD_HELP_REQUEST, countedOnes());
    rows.replaceAll(
        (table, some) ->
            table.layer().equals("standard")
                ? some.stream().map(row -> misnamed(table, tagged(table, row))).toList()
                : some);
    return rows;
  }

  /**
   * Of a month that is over: cells of six and seven, one of two, and one row that was retracted;
   * and three rows of D1, which its officer sees.
   */
  private static List<String> countedOnes() {
    List<String> rows = new ArrayList<>();
    String row =
        "'%s' city_code, '%s' district, 'J%d' request_no, '%s' request_code, '%s' _state, timestamp_ntz'2026-06-%d 10:00:00' requested_at_local";
    for (int i = 1; i <= 7; i++) {
      rows.add(row.formatted("B", "D1", i, "fire", "current", i));
    }
    for (int i = 8; i <= 13; i++) {
      rows.add(row.formatted("B", "D2", i, "noise", "current", i));
      rows.add(row.formatted("A", i < 11 ? "D1" : "D2", i, "noise", "current", i));
    }
    for (int i = 14; i <= 18; i++) {
      rows.add(row.formatted("B", "D2", i, "road", "current", i));
    }
    for (int i = 19; i <= 20; i++) {
      rows.add(row.formatted("B", "D2", i, "medical", "current", i));
    }
    rows.add(row.formatted("A", "D2", 21, "noise", "retracted", 21));
    rows.add(row.formatted("C", "D1", 22, "noise", "current", 22));
    for (int i = 24; i <= 28; i++) { // of a month that is not over
      rows.add(row.formatted("A", "D2", i, "noise", "current", 1).replace("-06-", "-07-"));
    }
    rows.add(
        "'A' city_code, 'D1' district, 'J23' request_no, 'noise' request_code, 'current' _state, timestamp_ntz'2026-07-01 10:00:00' requested_at_local, 117.123456D lon, 30.654321D lat, '屯溪区老街1号' address_text, 'N1' neighbourhood");
    return rows;
  }

  private static String tagged(TableName table, String row) {
    String tags =
        table.table().equals("incident") || table.table().equals("vehicle_sighting")
            ? TAGS
            : TAGS.substring(0, TAGS.lastIndexOf(','));
    return row + tags;
  }

  private static String misnamed(TableName table, String row) {
    return table.equals(Tables.STANDARD_HOUSEHOLD_MEMBER)
        ? row.replace("' id_no", "' other")
            .replace("' register_book_no", "' id_no")
            .replace("' other", "' register_book_no")
        : row;
  }

  private static Map<TableName, String> columnsOfC() {
    Map<TableName, String> columns = new TreeMap<>();
    columns.put(
        Tables.STANDARD_INCIDENT,
        "'D1' district, 'c1' incident_no, '0501' offence_code, 119.123456D lon, 32.654321D lat, '3 Hidden Lane' address_text, timestamp'2026-07-01 09:00:00' occurred_from");
    columns.put(
        Tables.STANDARD_VEHICLE_SIGHTING,
        "'s5' sighting_no, 'aa11' plate_no_hash, 'cam5' device_no, timestamp'2026-07-01 10:00:00' passed_at, 119.5D lon, 32.5D lat, 'D1' district");
    columns.put(
        Tables.STANDARD_HOUSEHOLD_MEMBER,
        "'m3' member_no, '钱七' name, '350200199901019876' id_no, date'1999-05-05' born, '13711112222' phone, '鼓楼区中山路3号' address_text, 'R3' register_book_no");
    columns.put(
        Tables.STANDARD_SUSPECT_FILE,
        "'f2' file_no, '孙八' name, '350200198001012222' id_no, date'2026-06-02' opened_on");
    columns.put(Tables.PUBLISHED_HOUR_OF_WEEK, "'crash' kind, 2 dow, 9 hour, 5.5D weight");
    return columns;
  }
}
