package citylake.governance.enforce;

import static citylake.governance.enforce.Province.asker;
import static citylake.governance.enforce.Province.investigating;
import static citylake.governance.enforce.Province.verifying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.governance.gate.Asker;
import citylake.governance.gate.Denied;
import citylake.governance.gate.VisibleTable;
import citylake.testing.LocalSpark;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The table of who reads which rows, role by role, without any approval. */
class RightsOfRolesTest {
  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();

  private static final String INCIDENTS =
      "SELECT incident_no, lon FROM standard.incident ORDER BY incident_no";
  private static final String MEMBERS =
      "SELECT member_no, name, born, phone FROM standard.household_member ORDER BY member_no";
  private static Province province;

  @BeforeAll
  static void open() throws IOException {
    province = Province.in(spark);
  }

  @AfterAll
  static void close() throws IOException {
    province.close();
  }

  @Test
  void officerReadsTheOwnDistrict() throws Denied {
    assertThat(province.rows(investigating("officer.a1"), INCIDENTS))
        .containsExactly("[a1,117.123456]");
    assertThat(province.rows(investigating("officer.a2"), INCIDENTS))
        .containsExactly("[a1,117.123456]", "[a2,117.223456]");
  }

  @Test
  void cityAnalystReadsTheOwnCityAndOthersMasked() throws Denied {
    assertThat(province.rows(investigating("analyst.a"), INCIDENTS))
        .containsExactly("[a1,117.123456]", "[a2,117.223456]", "[b1,118.12]", "[b2,null]");
  }

  @Test
  void cityAnalystReadsTheOwnPersonsWithACaseAndOthersMasked() throws Denied {
    assertThat(province.rows(verifying("analyst.a"), MEMBERS))
        .containsExactly("[m1,王小明,1990-03-07,13812345678]", "[m2,李**,1985-01-01,139********]");
    assertThat(
            province.rows(
                verifying("analyst.a"),
                "SELECT id_no FROM standard.household_member ORDER BY member_no"))
        .containsExactly("[110101********]", "[null]");
  }

  @Test
  void provinceAnalystReadsAllCitiesMasked() throws Denied {
    assertThat(province.rows(investigating("province"), INCIDENTS))
        .containsExactly("[a1,117.12]", "[a2,117.22]", "[b1,118.12]", "[b2,null]");
    assertThat(
            province.rows(
                investigating("province"),
                "SELECT address_text FROM standard.incident ORDER BY incident_no"))
        .containsExactly("[屯溪区***]", "[***]", "[***]", "[null]");
  }

  @Test
  void leaderReadsPublishedSummariesAlone() throws Denied {
    Asker leader = asker("leader").about("oversight", null);
    assertThat(province.rows(leader, "SELECT weight FROM published.hour_of_week ORDER BY 1"))
        .containsExactly("[3.5]", "[4.5]");
    assertThatThrownBy(() -> province.rows(investigating("leader"), INCIDENTS))
        .isInstanceOf(Denied.class)
        .hasMessage(
            "Cannot read column(s) incident_no, lon of standard.incident: your role has no right to it, and none can be asked for.");
  }

  @Test
  void engineerReadsOperationsTables() throws Denied {
    assertThat(
            province.rows(asker("engineer").about("oversight", null), "SELECT step FROM ops.run"))
        .containsExactly("[land]");
    assertThatThrownBy(
            () -> province.rows(investigating("engineer"), "SELECT * FROM standard.incident"))
        .isInstanceOf(Denied.class)
        .hasMessageStartingWith("Cannot read standard.incident without an approval of");
  }

  @Test
  void auditorReadsNoRowsButWhatIsPublic() throws Denied {
    assertThat(province.rows(asker("auditor"), "SELECT count(hour) FROM published.hour_of_week"))
        .containsExactly("[2]");
    assertThatThrownBy(() -> province.rows(investigating("auditor"), INCIDENTS))
        .isInstanceOf(Denied.class);
  }

  @Test
  void aPurposeIsAskedForWhereItIsMissing() {
    assertThatThrownBy(() -> province.rows(asker("officer.a1"), INCIDENTS))
        .isInstanceOfSatisfying(
            Denied.class, denied -> assertThat(denied.sqlState()).isEqualTo(Denied.PURPOSE_MISSING))
        .hasMessage(
            "Cannot read standard.incident without a purpose. It may be read for: break_glass, investigation, prevention. Set one, with the number of the case where it needs one, and ask again.");
    assertThatThrownBy(
            () -> province.rows(asker("officer.a1").about("investigation", null), INCIDENTS))
        .hasMessage(
            "Cannot answer for purpose investigation without the number of a case or task: set it and ask again.");
    assertThatThrownBy(
            () -> province.rows(asker("officer.a1").about("curiosity", "C-1"), INCIDENTS))
        .hasMessage(
            "Invalid purpose 'curiosity'. Purposes are: break_glass, investigation, oversight, prevention, verification.");
    assertThatThrownBy(() -> province.rows(verifying("officer.a1"), INCIDENTS))
        .hasMessage(
            "Cannot read standard.incident for purpose verification: it is of no use to it. It may be read for: break_glass, investigation, prevention.");
  }

  @Test
  void whatIsMissingIsSaidWithTheCommandThatAsksForIt() {
    assertThatThrownBy(
            () ->
                province.rows(
                    investigating("officer.a1"),
                    "SELECT passed_at FROM standard.vehicle_sighting WHERE city_code = 'B'"))
        .isInstanceOfSatisfying(
            Denied.class, denied -> assertThat(denied.sqlState()).isEqualTo(Denied.NO_RIGHT))
        .hasMessage(
            "Cannot read column(s) passed_at of standard.vehicle_sighting without an approval of the city's approver. Ask for it: REQUEST ACCESS TO standard.vehicle_sighting (passed_at) OF CITY 'CITY' ONLY plate_no_hash = 'VALUE' FROM 'TIME' TO 'TIME' UNTIL 'DATE' BECAUSE 'WHY'; where the lake is: citylake approve request --table standard.vehicle_sighting --columns passed_at --city CITY --purpose investigation --case 'C-1' --until DATE --reason WHY --only plate_no_hash=VALUE --events-from TIME --events-to TIME");
  }

  @Test
  void listsNameOnlyWhatIsVisible() throws Denied {
    assertThat(province.gate().visible(asker("leader")))
        .extracting(VisibleTable::table)
        .allMatch(table -> table.layer().equals("published"));
    assertThat(province.gate().visible(asker("officer.a1")))
        .filteredOn(table -> table.table().toString().equals("standard.household_member"))
        .isEmpty();
    assertThat(province.rows(investigating("officer.a1"), "SHOW TABLES IN standard"))
        .contains("[standard,incident,false]")
        .doesNotContain("[standard,household_member,false]");
    assertThat(province.rows(investigating("officer.a1"), "DESCRIBE standard.incident"))
        .anyMatch(column -> column.startsWith("[lon,double"))
        .noneMatch(column -> column.startsWith("[_row,"));
  }
}
