package citylake.models.linkage.explain;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.models.linkage.engine.SeenRecord;
import citylake.models.linkage.model.LinkModel;
import citylake.models.linkage.settings.LinkSettings;
import citylake.models.linkage.settings.SettingsFile;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** What a clerk reads, as text and as a picture. */
class ExplanationTextTest {
  private static final LinkSettings SETTINGS =
      SettingsFile.parse(
          "test.yaml",
          """
          id: record_no
          comparisons:
            - column: name
              levels: [{exact: , m: 0.8, u: 0.00390625}, {jaro_winkler: 0.8, m: 0.15, u: 0.01}, {else: , m: 0.05, u: 0.98609375}]
              term_frequency: {floor: 0.001}
            - column: born
              levels: [{exact: , m: 0.9, u: 0.0001}, {osa: 1, m: 0.0625, u: 0.001953125}, {else: , m: 0.0375, u: 0.997946875}]
            - column: phone
              levels: [{exact: , m: 0.5, u: 0.00048828125}, {else: , m: 0.5, u: 0.99951171875}]
          blocking: [[name], [born, name]]
          training: {prior: 0.000244140625}
          thresholds: {link: 0.95, review: 0.4}
          """);

  @Test
  void textSaysLineByLineWhatSpeaksForAndAgainst() {
    PairExplanation pair =
        explained(
            record("H1", "王秀英", "1990-01-12", "12000028206"),
            record("L7", "王秀英", "1990-01-21", null));

    assertThat(ExplanationText.of(pair))
        .isEqualTo(
            """
            FOR A CLERK: one person with probability 44.45 % (linked from 95 %, for a clerk from 40 %).
            Compared, as both have the same name.
                   H1           L7                                               bits                  c      L
            start  of random pairs of records, 1 in 4,100 is of one person      -12.0  ------------------     |
            name   王秀英       王秀英      the same, 1 in 130 has it            +6.7  ++++++++++      |      |
            born   1990-01-12   1990-01-21  two neighbouring characters swapped  +5.0           +++++++++     |
            phone  12000028206  —           not known for one                       -                  |      |
            sum    odds 1.2 : 1 against                                          -0.3                  |-     |
            Not known, and worth asking: phone.
            Bits: + speaks for one person, - against; each bit doubles the odds. c: for a clerk from here, L: linked from here.
            """);
  }

  @Test
  void explanationOfTwelveComparisonsFitsOnTwentyLines() {
    List<PairExplanation.Part> parts = new ArrayList<>();
    parts.add(part("c0", "a", "a", "exact", 13));
    for (int i = 1; i < 11; i++) {
      parts.add(part("c" + i, "a", "a", "exact", 0.1));
    }
    parts.add(part("c11", null, "a", null, 0));

    assertThat(ExplanationText.of(linked(parts)).lines()).hasSize(20);
  }

  @Test
  void linkThatHangsByOneComparisonSaysSo() {
    String text =
        ExplanationText.of(
            linked(List.of(part("id_no", "9", "9", "exact", 15), part("sex", "1", null, null, 0))));

    assertThat(text)
        .contains("If id_no were wrong, it would not be linked.")
        .contains("Not known, and worth asking: sex.");
  }

  @Test
  void pairThatNoRuleBringsTogetherIsSaidToBeNeverCompared() {
    SeenRecord one = new SeenRecord("1", values("王芳", "1990-01-01", null), keys(1L, null), null);
    SeenRecord other = new SeenRecord("2", values("李芳", "1990-01-01", null), keys(2L, null), null);
    SeenRecord sameSource =
        new SeenRecord("3", values("王芳", "1990-01-01", null), keys(1L, 1L), "a");

    assertThat(ExplanationText.of(explained(one, other)))
        .contains("Never compared in a linkage: no blocking rule brings the two together.");
    assertThat(ExplanationText.of(explained(sameSource, sameSource)))
        .contains("Never compared in a linkage: both are of one table, and only records of");
  }

  @Test
  void valuesCannotMoveTheCursorTurnTheWritingOrBreakThePicture() throws Exception {
    PairExplanation pair =
        linked(
            List.of(
                part("name", "<b>&\u001b[2J\u202E\u0000", "a\u001fb", "exact", 30),
                part("long", "王".repeat(80), "x".repeat(400), null, 0)));

    assertThat(ExplanationText.of(pair))
        .contains("<b>&U+001B[2JU+202EU+0000", "a, b")
        .doesNotContain("\u001b", "\u202e", "\u0000", "\u001f")
        .contains("王王王王王王王王…");
    Document picture =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(WaterfallPicture.svg(pair))));
    assertThat(picture.getDocumentElement().getTextContent()).contains("<b>&U+001B[2JU");
    assertThat(picture.getElementsByTagName("b").getLength()).isZero();
  }

  @Test
  void thresholdsOfNothingAndOfCertaintyLieAtTheEnds() {
    PairExplanation all =
        new PairExplanation(
            "1",
            "2",
            0.5,
            0,
            List.of(part("name", "a", "a", "exact", 3)),
            3,
            0.89,
            PairExplanation.Verdict.REVIEW,
            1,
            0,
            List.of("[name]"),
            false);

    assertThat(ExplanationText.of(all))
        .contains("(linked from 100 %, for a clerk from 0 %)")
        .contains("bits  c                      L\n");
    assertThat(WaterfallPicture.svg(all)).doesNotContain("NaN", "Infinity");
  }

  @Test
  void levelThatLearningHasHardlySeenIsToBeJudgedByEye() {
    LinkSettings learnt =
        SettingsFile.parse(
            "test.yaml",
            """
            id: record_no
            comparisons:
              - {column: name, levels: [exact]}
              - {column: born, levels: [exact, {osa: 1}]}
            blocking: [[name], [born]]
            """);
    LinkModel model =
        new LinkModel(
            0.001,
            List.of(
                learnt(learnt, 0, new double[] {0.9, 0.1}, new double[] {0.01, 0.99}),
                learnt(learnt, 1, new double[] {0.9, 2e-7, 0.1}, new double[] {0.01, 0.01, 0.98})));

    PairExplanation pair =
        new PairExplainer(learnt, model)
            .explain(record("1", "王芳", "1990-01-12", null), record("2", "王芳", "1990-01-13", null));

    assertThat(ExplanationText.of(pair))
        .contains("born   1990-01-12  1990-01-13  1 character differs")
        .contains(
            "Judge by eye: born. The model has seen next to no pair of one person like this, so"
                + " these bits rest on nothing.");
  }

  private static LinkModel.Learnt learnt(LinkSettings settings, int c, double[] m, double[] u) {
    return new LinkModel.Learnt(settings.comparisons().get(c), m, u, null);
  }

  @Test
  void valuesDoNotGetIntoAMessageByMistake() {
    SeenRecord one = record("510000199001011234", "王秀英", "1990-01-12", "12000028206");
    PairExplanation pair = explained(one, one);

    assertThat("%s %s %s".formatted(one, pair, pair.parts()))
        .doesNotContain("510000199001011234", "王秀英", "1990-01-12", "12000028206");
  }

  private static PairExplanation linked(List<PairExplanation.Part> parts) {
    double total = parts.stream().mapToDouble(PairExplanation.Part::bits).sum() - 8;
    return new PairExplanation(
        "1",
        "2",
        1 / 257.0,
        -8,
        parts,
        total,
        0.99,
        PairExplanation.Verdict.LINKED,
        0.95,
        0.5,
        List.of("[id_no]"),
        false);
  }

  private static PairExplanation.Part part(
      String name, String first, String second, String level, double bits) {
    String relation = level == null ? "not known for one" : "the same";
    return new PairExplanation.Part(name, first, second, level, relation, bits, 0, null, false);
  }

  private static PairExplanation explained(SeenRecord one, SeenRecord other) {
    LinkModel fixed = LinkModel.fixed(SETTINGS.training().prior(), SETTINGS.comparisons());
    List<LinkModel.Learnt> withNames = new ArrayList<>(fixed.comparisons());
    LinkModel.Learnt name = withNames.get(0);
    withNames.set(
        0, new LinkModel.Learnt(name.comparison(), name.m(), name.u(), Map.of("王秀英", 0.0078125)));
    return new PairExplainer(SETTINGS, new LinkModel(fixed.prior(), withNames)).explain(one, other);
  }

  private static SeenRecord record(String id, String name, String born, String phone) {
    return new SeenRecord(id, values(name, born, phone), keys((long) name.hashCode(), null), null);
  }

  private static List<Long> keys(Long... keys) {
    return Arrays.asList(keys);
  }

  private static Map<String, String> values(String name, String born, String phone) {
    Map<String, String> values = new HashMap<>();
    values.put("name", name);
    values.put("born", born);
    values.put("phone", phone);
    return values;
  }
}
