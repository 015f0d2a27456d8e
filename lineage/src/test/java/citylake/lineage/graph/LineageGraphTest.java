package citylake.lineage.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageGraphTest {
  private static final Arrow RAW = new Arrow("city dumps", "raw_record", "raw.record", true);
  private static final Arrow CRASH =
      new Arrow("raw.record", "standard_crash", "standard.crash", true);
  private static final Arrow PLACE =
      new Arrow("standard.crash", "hot_place", "derived.hot_place", true);
  private static final Arrow CLOCK =
      new Arrow("standard.crash", "clock", "derived.hour_of_week", false);
  private static final LineageGraph GRAPH = new LineageGraph(List.of(RAW, CRASH, PLACE, CLOCK));

  @Test
  void upIsAllThatGoesIntoATableNearOrFar() {
    assertThat(GRAPH.up("derived.hot_place").arrows()).containsExactly(PLACE, CRASH, RAW);
    assertThat(GRAPH.up("city dumps").arrows()).isEmpty();
  }

  @Test
  void downIsAllThatATableGoesInto() {
    assertThat(GRAPH.down("raw.record").arrows()).containsExactly(CRASH, PLACE, CLOCK);
  }

  @Test
  void thePictureHasEachTableFartherRightThanWhatItComesFrom() {
    String picture = GraphPicture.svg(GRAPH);

    assertThat(left(picture, "city dumps")).isLessThan(left(picture, "raw.record"));
    assertThat(left(picture, "raw.record")).isLessThan(left(picture, "standard.crash"));
    assertThat(left(picture, "standard.crash")).isLessThan(left(picture, "derived.hot_place"));
    assertThat(picture.split("marker-end", -1)).hasSize(5);
    assertThat(picture.split("stroke-dasharray", -1)).as("one arrow hands no value on").hasSize(2);
    assertThat(GraphPicture.svg(GRAPH)).as("the same picture again").isEqualTo(picture);
  }

  @Test
  void ofEachStepTheNewestCompletedRunCounts(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("n1.jsonl"),
        """
        {"eventType":"COMPLETE","eventTime":"2026-03-01T00:00:00Z","job":{"name":"night.place"},"inputs":[{"namespace":"c","name":"standard.incident"}],"outputs":[{"namespace":"c","name":"derived.place"}]}
        """);
    Files.writeString(
        folder.resolve("n2.jsonl"),
        """
        {"eventType":"START","eventTime":"2026-03-02T00:00:00Z","job":{"name":"night.place"},"outputs":[{"namespace":"c","name":"derived.place"}]}
        {"eventType":"COMPLETE","eventTime":"2026-03-02T00:00:01Z","job":{"name":"night.place"},"inputs":[{"namespace":"c","name":"standard.crash"}],"outputs":[{"namespace":"c","name":"derived.place","facets":{"columnLineage":{"fields":{"n":{"inputFields":[{"name":"standard.crash","field":"lon","transformations":[{"type":"DIRECT"}]}]}},"dataset":[{"name":"standard.crash","field":"_state","transformations":[{"type":"INDIRECT"}]}]}}}]}
        """);
    ToldLineage told = new ToldLineage(folder);

    assertThat(told.tables().arrows())
        .containsExactly(new Arrow("standard.crash", "place", "derived.place", true));
    assertThat(told.columns().up("derived.place.n").arrows())
        .containsExactly(
            new Arrow("standard.crash.lon", "place", "derived.place.n", true),
            new Arrow("standard.crash._state", "place", "derived.place.n", false));
  }

  @Test
  void aFolderThatIsNotThereTellsNothing(@TempDir Path folder) {
    assertThat(new ToldLineage(folder.resolve("none")).isEmpty()).isTrue();
  }

  /** The x of the box that bears the name. */
  private static int left(String picture, String name) {
    String before = picture.substring(0, picture.indexOf(">" + name + "<"));
    String text = before.substring(before.lastIndexOf("<text x=\"") + 9);
    return Integer.parseInt(text.substring(0, text.indexOf('"')));
  }
}
