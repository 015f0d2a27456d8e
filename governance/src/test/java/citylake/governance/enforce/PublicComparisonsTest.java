package citylake.governance.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.governance.gate.Admission;
import citylake.governance.gate.Asker;
import citylake.governance.gate.Denied;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What of an asker's predicates reaches files, where a policy's filter hides rows. */
class PublicComparisonsTest {
  private static final Asker ANALYST = Province.investigating("analyst.a");

  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  private static Province province;

  @BeforeAll
  static void fill() throws IOException {
    province = Province.in(spark);
  }

  @AfterAll
  static void close() throws IOException {
    province.close();
  }

  /** The lines of the plan in which files are read, with what prunes them. */
  private static List<String> scans(String where) throws Denied {
    try (Admission admission =
        province
            .gate()
            .admit(ANALYST, "SELECT incident_no FROM standard.incident WHERE " + where)) {
      return Arrays.stream(
              admission.rows().queryExecution().executedPlan().toString().split("\n", -1))
          .filter(line -> line.contains("BatchScan"))
          .toList();
    }
  }

  @Test
  void comparisonsOfAPublicColumnPruneFiles() throws Denied {
    assertThat(scans("city_code = 'B'"))
        .hasSize(1)
        .allMatch(
            scan -> scan.contains("city_code = 'B'"), "pruned by the city that was asked for");
    assertThat(scans("city_code IN ('B', 'C') AND upper(incident_no) = 'B1'"))
        .allMatch(scan -> scan.contains("city_code IN ('B', 'C')"), "by cities");
  }

  /** Their values are not open to everybody: how long it takes must not depend on hidden ones. */
  @Test
  void comparisonsOfOtherColumnsStayAboveTheBarrier() throws Denied {
    assertThat(scans("incident_no = 'b1' AND district = 'D1'"))
        .hasSize(1)
        .noneMatch(scan -> scan.contains("b1") || scan.contains("D1"));
  }

  @Test
  void whatCouldFailStaysAboveTheBarrier() throws Denied {
    assertThat(scans("1 / (length(city_code) - 1) > 0 AND CAST(city_code AS int) = 1"))
        .hasSize(1)
        .noneMatch(scan -> scan.contains("length") || scan.contains("CAST"));
  }

  @Test
  void rowsAreThoseOfTheStatement() throws Denied {
    String rows = "SELECT incident_no FROM standard.incident WHERE %s ORDER BY 1";
    assertThat(province.rows(ANALYST, rows.formatted("city_code = 'B'")))
        .containsExactly("[b1]", "[b2]");
    assertThat(province.rows(ANALYST, rows.formatted("city_code <> 'B' AND district = 'D2'")))
        .containsExactly("[a2]");
    assertThat(
            province.rows(Province.investigating("officer.a1"), rows.formatted("city_code >= 'A'")))
        .as("the policy's filter holds beside it")
        .containsExactly("[a1]");
  }
}
