package citylake.orchestration.flow;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.Sources;
import citylake.lineage.Flow;
import citylake.lineage.FlowPicture;
import citylake.lineage.graph.GraphPicture;
import citylake.lineage.graph.LineageGraph;
import citylake.orchestration.night.NightSteps;
import citylake.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/flow.md and its picture are drawn from the steps; UPDATE_GOLDEN=1 draws them anew. */
class FlowDocumentTest {
  @Test
  void theDrawnFlowIsTheFlowThatRuns() throws IOException {
    Flow flow = NightSteps.flow(Sources.load(List.of()).all(), LocalDate.EPOCH, null);
    String picture = FlowPicture.mermaid(flow);
    String drawing = GraphPicture.svg(LineageGraph.of(flow));
    String document =
        """
        # The flow of a night

        Drawn from the steps themselves; a test keeps it true. Of your own lake: `citylake lineage --svg FILE`.

        ![Tables by layer, with the steps that make them](images/flow.svg)

        The same as text (`citylake plan --picture`):

        ```mermaid
        %s```
        """
            .formatted(picture);
    Path file = SharedData.projectRoot().resolve("docs/flow.md");
    Path image = SharedData.projectRoot().resolve("docs/images/flow.svg");
    if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
      Files.writeString(file, document);
      Files.writeString(image, drawing);
    }
    assertThat(words(Files.readString(image)))
        .as("docs/images/flow.svg; after a change of the steps: UPDATE_GOLDEN=1 and look at it")
        .isEqualTo(words(drawing));
    assertThat(file)
        .as("docs/flow.md; after a change of the steps: UPDATE_GOLDEN=1 and review the difference")
        .hasContent(document);
  }

  /** What boxes and arrows say; where the layout puts them differs a little from run to run. */
  private static List<String> words(String svg) {
    return Pattern.compile("<(?:title|text)[^>]*>([^<]*)</")
        .matcher(svg)
        .results()
        .map(match -> match.group(1))
        .sorted()
        .toList();
  }
}
