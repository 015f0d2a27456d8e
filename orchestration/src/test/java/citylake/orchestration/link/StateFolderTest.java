package citylake.orchestration.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.models.linkage.engine.LinkageState;
import citylake.models.linkage.settings.LinkSettings;
import citylake.models.linkage.settings.SettingsFile;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is kept between runs is whole, or is not taken. */
class StateFolderTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static final String YAML =
      """
      id: no
      comparisons: [{column: name, levels: [exact]}]
      blocking: [[born]]
      """
          .replace("no\n", "'no'\n");
  private static final StateFacts FACTS =
      new StateFacts(YAML, "{}", "0123456789ab", List.of("people"));

  @TempDir Path home;

  @Test
  void writeThatBreaksOffLeavesTheRunBefore() {
    Path folder = home.resolve("state");
    try (StateFolder state = StateFolder.take(folder)) {
      assertThat(state.runs()).isZero();
      state.store(spark.session(), tables("SELECT 'a' AS id"), FACTS);
    }
    try (StateFolder state = StateFolder.take(folder)) {
      LinkageState broken = tables("SELECT raise_error('full') AS id");

      assertThatThrownBy(() -> state.store(spark.session(), broken, FACTS))
          .isInstanceOf(SparkThrowable.class);
    }

    try (StateFolder state = StateFolder.take(folder)) {
      assertThat(state.runs()).isEqualTo(1);
      assertThat(state.facts()).isEqualTo(FACTS);
      LinkSettings settings = SettingsFile.parse("test.yaml", YAML);
      Dataset<Row> kept =
          state.before(spark.session(), spark.session().emptyDataFrame(), settings).pairs();
      assertThat(kept.collectAsList()).hasSize(1).first().hasToString("[a]");
      state.store(spark.session(), tables("SELECT 'b' AS id"), FACTS);
      state.tidy();
    }
    assertThat(folder.resolve("current")).hasContent("run-2");
    assertThat(folder.resolve("run-1")).doesNotExist();
  }

  @Test
  void folderThatIsInUseIsRefused() {
    Path folder = home.resolve("state");
    try (StateFolder held = StateFolder.take(folder)) {
      assertThat(held.runs()).isZero();
      assertThatThrownBy(() -> StateFolder.take(folder))
          .hasMessage(
              "Cannot link with state %s: another run is using it. Nothing was linked; wait for that run to end."
                  .formatted(folder));
    }
    StateFolder.take(folder).close();
  }

  @Test
  void folderOfOtherThingsIsRefusedAndNothingIsPutThere() throws IOException {
    Files.writeString(home.resolve("people.csv"), "no\n");

    assertThatThrownBy(() -> StateFolder.take(home))
        .hasMessage(
            "Cannot link with state %s: it is no state of a linkage, it holds people.csv. Nothing was linked; name a folder of its own."
                .formatted(home));
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files).containsExactly(home.resolve("people.csv"));
    }
  }

  @Test
  void stateThatIsNotWholeOrOfAnotherFormatIsRefused() throws IOException {
    Path folder = home.resolve("state");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("current"), "run-7\n");
    assertThatThrownBy(() -> StateFolder.take(folder))
        .hasMessage(
            "Cannot link with state %s: its file current names 'run-7', and there is no such run. Nothing was linked; restore the folder, or begin a new one."
                .formatted(folder));

    Files.createDirectories(folder.resolve("run-7"));
    Files.writeString(folder.resolve("run-7/about.json"), "{\"format\": \"other/2\"}");
    assertThatThrownBy(() -> StateFolder.take(folder))
        .hasMessage(
            "Cannot link with state %s: its format is 'other/2', not citylake-linkage-state/1. Nothing was linked; begin a new state in another folder."
                .formatted(folder));
  }

  /** Pairs of the query; records and keys do not matter here. */
  private static LinkageState tables(String pairs) {
    Dataset<Row> any = spark.session().sql("SELECT 1 AS n");
    return new LinkageState(any, spark.session().sql(pairs), any);
  }
}
