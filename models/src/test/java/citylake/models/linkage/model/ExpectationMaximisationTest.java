package citylake.models.linkage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import citylake.models.linkage.BlockedPairs;
import citylake.models.linkage.LinkageData;
import citylake.models.linkage.settings.LinkSettings;
import citylake.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The same start gives the same end as an independent EM in Python (python/em_peer.py). */
class ExpectationMaximisationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LinkSettings SETTINGS = LinkageData.settings("fs_fixed.yaml");
  private static final LinkModel START = LinkModel.fixed(0.0001, SETTINGS.comparisons());

  @Test
  void learnsWhatTheIndependentPeerLearns() throws IOException, InterruptedException {
    PatternCounts counts =
        BlockedPairs.counts(BlockedPairs.of(LinkageData.csv("fake_1000.csv"), SETTINGS), SETTINGS);
    double[][] m = START.comparisons().stream().map(LinkModel.Learnt::m).toArray(double[][]::new);
    double[][] u = START.comparisons().stream().map(LinkModel.Learnt::u).toArray(double[][]::new);
    boolean[] isLearnt = {true, true, false, true, true};

    ExpectationMaximisation.Result learnt =
        ExpectationMaximisation.learn(counts, 0.3, m, u, isLearnt);
    JsonNode peer = peer(counts, m, u, isLearnt);

    assertThat(learnt.matchShare()).isCloseTo(peer.path("match_share").asDouble(), within(1e-6));
    for (int c = 0; c < m.length; c++) {
      for (int l = 0; l < m[c].length; l++) {
        assertThat(learnt.m()[c][l])
            .as("m of comparison %d, level %d", c, l)
            .isCloseTo(peer.path("m").path(c).path(l).asDouble(), within(1e-6));
      }
    }
    assertThat(learnt.m()[2]).as("a comparison left out keeps its m").isEqualTo(m[2]);
    assertThat(learnt.m()[0][0]).as("it has learnt").isNotCloseTo(m[0][0], within(0.01));
  }

  private static JsonNode peer(PatternCounts counts, double[][] m, double[][] u, boolean[] isLearnt)
      throws IOException, InterruptedException {
    ObjectNode question = JSON.createObjectNode();
    for (int i = 0; i < counts.size(); i++) {
      question.withArray("patterns").add(JSON.valueToTree(counts.levelsOf(i)));
      question.withArray("counts").add(counts.count(i));
    }
    question.put("match_share", 0.3);
    question.set("m", JSON.valueToTree(m));
    question.set("u", JSON.valueToTree(u));
    question.set("learnt", JSON.valueToTree(isLearnt));
    Process python =
        new ProcessBuilder(
                "python3", SharedData.projectRoot().resolve("python/em_peer.py").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    python.getOutputStream().write(question.toString().getBytes(StandardCharsets.UTF_8));
    python.getOutputStream().close();
    JsonNode answer = JSON.readTree(python.getInputStream());
    assertThat(python.waitFor()).isZero();
    return answer;
  }
}
