package citylake.orchestration.flow;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.Sources;
import citylake.lineage.FlowPicture;
import citylake.orchestration.night.NightSteps;
import citylake.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/flow.md is drawn from the steps; UPDATE_GOLDEN=1 draws it anew. */
class FlowDocumentTest {
  @Test
  void theDrawnFlowIsTheFlowThatRuns() throws IOException {
    String picture =
        FlowPicture.mermaid(NightSteps.flow(Sources.load(List.of()).all(), LocalDate.EPOCH, null));
    String document =
        """
        # The flow of a night

        Drawn from the steps themselves (`citylake plan --picture`); a test keeps it true.

        ```mermaid
        %s```
        """
            .formatted(picture);
    Path file = SharedData.projectRoot().resolve("docs/flow.md");
    if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
      Files.writeString(file, document);
    }
    assertThat(file)
        .as("docs/flow.md; after a change of the steps: UPDATE_GOLDEN=1 and review the difference")
        .hasContent(document);
  }
}
