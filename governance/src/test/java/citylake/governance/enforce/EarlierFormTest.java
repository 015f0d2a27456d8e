package citylake.governance.enforce;

import static citylake.governance.enforce.Province.investigating;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.ddl.Tables;
import citylake.governance.gate.Denied;
import citylake.testing.LocalSpark;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A release of an earlier build: its rows lack a field that the contract of now has. */
class EarlierFormTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private Province province;

  @BeforeEach
  void releasedWithoutTheNewestField() throws IOException {
    province = Province.in(spark);
    spark.session().sql("ALTER TABLE lake.standard.incident DROP COLUMN _row.sequence");
    province.lake().catalog().load(Tables.STANDARD_INCIDENT).newFastAppend().commit();
    province.lake().release(2, province.lake().tables());
  }

  @AfterEach
  void close() throws IOException {
    province.close();
  }

  /** Of a column that only some of the rows show, also one that the statement does not name. */
  @Test
  void isReadUnderACaseAsItIs() throws Denied {
    assertThat(
            province.rows(
                investigating("analyst.a"),
                "SELECT city_code, count(*), count(_row) FROM standard.incident WHERE city_code = 'A' GROUP BY city_code"))
        .containsExactly("[A,2,0]");
  }
}
