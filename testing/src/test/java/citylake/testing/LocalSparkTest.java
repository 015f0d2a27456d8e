package citylake.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LocalSparkTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  @Test
  void eachClassHasAnEmptyLakeThatItCanWrite() {
    assertThat(spark.session().sql("SHOW NAMESPACES IN lake").count()).isZero();

    spark.session().sql("CREATE TABLE lake.raw.event (event_no STRING) USING iceberg");
    spark.session().sql("INSERT INTO lake.raw.event VALUES ('E1')");

    assertThat(spark.session().table("lake.raw.event").head().getString(0)).isEqualTo("E1");
    assertThat(spark.folder().resolve("catalog.db")).exists();
  }

  @Test
  void sessionsRunInUtc() {
    assertThat(spark.session().sql("SELECT cast(timestamp_seconds(0) AS string)").head().get(0))
        .isEqualTo("1970-01-01 00:00:00");
  }

  @Test
  void sessionOutsideATestIsRefused() {
    assertThatThrownBy(() -> new LocalSpark().session())
        .hasMessageStartingWith("Cannot hand out a session outside a test");
  }
}
