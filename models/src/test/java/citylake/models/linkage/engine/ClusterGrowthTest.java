package citylake.models.linkage.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;

class ClusterGrowthTest {
  /** Two households of three, each fully linked, joined by one weak link. */
  private static final String[][] TWO_GROUPS = {
    {"a", "b", "9"},
    {"a", "c", "9"},
    {"b", "c", "9"},
    {"d", "e", "8"},
    {"d", "f", "8"},
    {"e", "f", "8"},
    {"c", "d", "5"}
  };

  @Test
  void groupsThatHangByOneLinkOfNineAreCutThere() {
    assertThat(groups(TWO_GROUPS, 0.2)).containsExactly("a", "a", "a", "d", "d", "d");
  }

  @Test
  void withoutAskedSupportAllThatHangsTogetherIsOneCluster() {
    assertThat(groups(TWO_GROUPS, 0)).containsExactly("a", "a", "a", "a", "a", "a");
  }

  @Test
  void oneLinkOfNineIsEnoughWhereNoMoreIsAsked() {
    assertThat(groups(TWO_GROUPS, 1.0 / 9)).containsExactly("a", "a", "a", "a", "a", "a");
  }

  @Test
  void clusterIsNamedForItsFirstIdInWhateverOrderLinksCome() {
    assertThat(groups(new String[][] {{"z", "y", "3"}, {"y", "m", "9"}}, 0.5))
        .containsExactly("m", "m", "m");
  }

  /** The cluster of each record, records in order of their ids. */
  private static List<String> groups(String[][] pairs, double support) {
    Texts ids = new Texts(8);
    Codes codes = new Codes(8);
    int[] left = new int[pairs.length];
    int[] right = new int[pairs.length];
    double[] weights = new double[pairs.length];
    for (int e = 0; e < pairs.length; e++) {
      left[e] = codes.codeOf(pairs[e][0]);
      right[e] = codes.codeOf(pairs[e][1]);
      weights[e] = Double.parseDouble(pairs[e][2]);
    }
    EdgeBatch edges =
        new EdgeBatch(
            codes.texts(),
            left,
            right,
            weights,
            new int[pairs.length],
            new byte[pairs.length],
            new double[0][],
            List.of(),
            pairs.length);

    ClusterIndex index = ClusterIndex.of(Links.from(edges, 0), support);
    for (int i = 0; i < codes.size(); i++) {
      byte[] id = codes.texts().text(i).getBytes(StandardCharsets.UTF_8);
      ids.add(id, 0, id.length);
    }
    RecordBatch batch =
        new RecordBatch(
            ids,
            new long[ids.size()],
            new Texts[0],
            new int[0][],
            new long[0][],
            new int[ids.size()],
            null);
    List<InternalRow> rows = new java.util.ArrayList<>();
    index.rows(batch).forEachRemaining(rows::add);
    rows.sort(java.util.Comparator.comparing(row -> row.getUTF8String(0)));
    return rows.stream().map(row -> row.getUTF8String(1).toString()).toList();
  }
}
