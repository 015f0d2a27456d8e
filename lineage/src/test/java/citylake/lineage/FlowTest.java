package citylake.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.ddl.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowTest {
  private static final Step RAW = step("raw", "raw.record");
  private static final Step STANDARD = step("standard", "standard.incident", "raw.record");
  private static final Step MODEL = step("model", "derived.hot_place", "standard.incident");

  @Test
  void stepsComeAfterAllThatTheyRead() {
    assertThat(Flow.of(List.of(MODEL, STANDARD, RAW)).inOrder())
        .containsExactly(RAW, STANDARD, MODEL);
  }

  @Test
  void theOrderDoesNotChangeFromStartToStart() {
    Step other = step("other", "derived.hour_of_week", "standard.incident");

    assertThat(Flow.of(List.of(RAW, STANDARD, other, MODEL)).inOrder())
        .containsExactly(RAW, STANDARD, other, MODEL);
  }

  @Test
  void stepsThatWaitForEachOtherAreNamed() {
    Step back = step("back", "raw.record", "derived.hot_place");

    assertThatThrownBy(() -> Flow.of(List.of(back, STANDARD, MODEL)))
        .hasMessage("Invalid flow: these steps wait for each other: back, standard, model");
  }

  @Test
  void twoMakersOfOneTableAndTwoStepsOfOneNameAreReportedTogether() {
    assertThatThrownBy(() -> Flow.of(List.of(RAW, step("raw", "raw.record"))))
        .hasMessage("Invalid flow: raw.record is made by raw and by raw; two steps are called raw");
  }

  @Test
  void beforeNamesTheStepsWhoseOutputIsRead() {
    Flow flow = Flow.of(List.of(RAW, STANDARD, MODEL));

    assertThat(flow.before(MODEL)).containsExactly(STANDARD);
    assertThat(flow.makerOf(TableName.of("derived.hot_place"))).contains(MODEL);
    assertThat(flow.makerOf(TableName.of("ops.run"))).isEmpty();
  }

  @Test
  void thePictureHasABoxForEachTableAndAnArrowForEachInput() {
    assertThat(FlowPicture.mermaid(Flow.of(List.of(RAW, STANDARD))))
        .isEqualToNormalizingNewlines(
            """
            flowchart LR
              subgraph raw
                raw_record["record"]
              end
              subgraph standard
                standard_incident["incident"]
              end
              dumps([city dumps]) -- raw --> raw_record
              raw_record -- standard --> standard_incident
            """);
  }

  @Test
  void theFingerprintChangesWithEachThingThatDecidesTheOutput() {
    String fingerprint = Fingerprint.of(RAW, "contract", Map.of("a", "1"));

    assertThat(Fingerprint.of(RAW, "contract", Map.of("a", "1"))).isEqualTo(fingerprint);
    assertThat(
            List.of(
                Fingerprint.of(STANDARD, "contract", Map.of("a", "1")),
                Fingerprint.of(RAW, "contract2", Map.of("a", "1")),
                Fingerprint.of(RAW, "contract", Map.of("a", "2")),
                Fingerprint.of(RAW, "contract", Map.of("a1", ""))))
        .doesNotContain(fingerprint)
        .doesNotHaveDuplicates();
  }

  private static Step step(String name, String output, String... inputs) {
    record Declared(String name, TableName output, List<TableName> inputs) implements Step {
      @Override
      public Writes writes() {
        return Writes.REPLACE;
      }

      @Override
      public int version() {
        return 1;
      }

      @Override
      public String definition() {
        return "";
      }
    }
    return new Declared(
        name, TableName.of(output), Arrays.stream(inputs).map(TableName::of).toList());
  }
}
