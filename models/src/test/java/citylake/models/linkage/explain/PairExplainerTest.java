package citylake.models.linkage.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import citylake.models.linkage.LinkageData;
import citylake.models.linkage.engine.Linkage;
import citylake.models.linkage.engine.ScoredPairs;
import citylake.models.linkage.engine.SeenRecord;
import citylake.models.linkage.explain.InstructivePairs.Chosen;
import citylake.models.linkage.explain.InstructivePairs.Reason;
import citylake.models.linkage.explain.PairExplanation.Verdict;
import citylake.models.linkage.model.LinkModel;
import citylake.models.linkage.settings.LinkSettings;
import citylake.models.linkage.settings.SettingsFile;
import citylake.testing.LocalSpark;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Explanations against the engine that scored the pairs. */
class PairExplainerTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static final List<String> COLUMNS =
      List.of("unique_id", "first_name", "surname", "dob", "city", "email");
  private static final StructType SCHEMA =
      StructType.fromDDL(String.join(" STRING, ", COLUMNS) + " STRING");
  private static final LinkSettings SETTINGS =
      SettingsFile.parse(
          "test.yaml",
          """
          id: unique_id
          columns: {year: "substr(dob, 1, 4)"}
          comparisons:
            - {column: first_name, levels: [exact, {jaro_winkler: 0.88}], term_frequency: {floor: 0.01}}
            - {column: surname, levels: [exact, {jaro_winkler: 0.88}], term_frequency: {floor: 0, weight: 0.5}}
            - {column: dob, levels: [exact, {osa: 1}, same_year]}
            - {column: email, levels: [exact, {jaro_winkler: 0.9}]}
          blocking: [[surname], [first_name, year], [email]]
          thresholds: {link: 0.9, review: 0.2}
          """);

  private static LinkModel model;
  private static List<Row> pairs;
  private static List<Chosen> chosen;
  private static Map<String, SeenRecord> records;

  @BeforeAll
  static void score() {
    Dataset<Row> table = table();
    try (Linkage linkage = Linkage.of(table, SETTINGS.keepingFrom(1e-4))) {
      model = linkage.train();
      try (ScoredPairs scored = linkage.score(model)) {
        pairs = scored.pairs().collectAsList();
        chosen = InstructivePairs.of(scored.pairs(), SETTINGS);
      }
    }
    records =
        SeenRecord.of(
            table,
            SETTINGS,
            LinkageData.csv("fake_1000.csv").stream().map(r -> r.get("unique_id")).toList());
  }

  @AfterAll
  static void forget() {
    pairs = null;
    records = null;
  }

  @Test
  void everyPairWeighsInItsExplanationWhatTheEngineScored() {
    PairExplainer explainer = new PairExplainer(SETTINGS, model);

    assertThat(pairs).hasSizeGreaterThan(1_500);
    for (Row pair : pairs) {
      PairExplanation explained = explained(explainer, pair.getAs("id_l"), pair.getAs("id_r"));
      assertThat(explained.totalBits()).isCloseTo(pair.getAs("match_weight"), within(1e-9));
      assertThat(explained.probability()).isCloseTo(pair.getAs("probability"), within(1e-9));
      for (PairExplanation.Part part : explained.parts()) {
        assertThat(part.bits())
            .as("bits of %s", part.comparison())
            .isCloseTo(pair.<Double>getAs("mw_" + part.comparison()), within(1e-9));
      }
      String rule = SETTINGS.ruleInWords(pair.<Integer>getAs("rule"));
      assertThat(explained.sharedRules()).first().isEqualTo(rule);
      assertThat(explained.isCompared()).isTrue();
    }
  }

  @Test
  void orderOfTheTwoRecordsChangesNothingButTheirPlaces() {
    PairExplainer explainer = new PairExplainer(SETTINGS, model);
    Row pair = pairs.get(0);

    PairExplanation one = explained(explainer, pair.getAs("id_l"), pair.getAs("id_r"));
    PairExplanation other = explained(explainer, pair.getAs("id_r"), pair.getAs("id_l"));

    assertThat(other.first()).isEqualTo(one.second());
    assertThat(other.totalBits()).isEqualTo(one.totalBits());
    assertThat(other.parts().get(2).firstValue()).isEqualTo(one.parts().get(2).secondValue());
  }

  @Test
  void eachInstructivePairIsOfItsKindAndNoneIsShownTwice() {
    PairExplainer explainer = new PairExplainer(SETTINGS, model);
    Map<Reason, PairExplanation> byReason = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (Chosen pair : chosen) {
      byReason.put(pair.reason(), explained(explainer, pair.first(), pair.second()));
      assertThat(seen.add(pair.first() + " " + pair.second())).isTrue();
    }

    assertThat(byReason).hasSize(Reason.values().length);
    double strongest = pairs.stream().mapToDouble(row -> row.getAs("match_weight")).max().orElse(0);
    assertThat(byReason.get(Reason.STRONGEST_LINK).totalBits()).isCloseTo(strongest, within(1e-9));
    assertThat(byReason.get(Reason.HELD_BY_ONE).decisive()).isNotEmpty();
    assertThat(byReason.get(Reason.LEAST_KNOWN).missing()).isNotEmpty();
    assertThat(byReason.get(Reason.CONTRADICTED).parts()).anyMatch(part -> part.bits() < 0);
    Map<Verdict, Set<Reason>> verdicts =
        byReason.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    entry -> entry.getValue().verdict(),
                    Collectors.mapping(Map.Entry::getKey, Collectors.toSet())));
    assertThat(verdicts.get(Verdict.REVIEW))
        .containsExactlyInAnyOrder(Reason.STRONGEST_REVIEW, Reason.EVEN, Reason.WEAKEST_REVIEW);
    assertThat(verdicts.get(Verdict.APART))
        .containsExactlyInAnyOrder(Reason.STRONGEST_APART, Reason.APART_DESPITE);
  }

  @Test
  void modelThatDoesNotKnowHowRareValuesAreIsRefused() {
    LinkModel without =
        new LinkModel(
            model.prior(),
            model.comparisons().stream()
                .map(l -> new LinkModel.Learnt(l.comparison(), l.m(), l.u(), null))
                .toList());

    assertThatThrownBy(() -> new PairExplainer(SETTINGS, without))
        .hasMessage(
            "Cannot explain: the model has no frequencies of first_name, so it does not know how"
                + " rare a value is. Nothing was written; use the model.json that the linkage"
                + " wrote.");
  }

  @Test
  void idThatNamesTwoRecordsIsRefusedWithoutNamingIt() {
    Dataset<Row> table = table();

    assertThatThrownBy(() -> SeenRecord.of(table.union(table), SETTINGS, List.of("0")))
        .hasMessage(
            "Cannot explain: a unique_id names more than one record. Nothing was written; give each"
                + " record an id of its own.");
  }

  private static PairExplanation explained(PairExplainer explainer, String first, String second) {
    return explainer.explain(records.get(first), records.get(second));
  }

  private static Dataset<Row> table() {
    List<Row> rows =
        LinkageData.csv("fake_1000.csv").stream()
            .map(r -> RowFactory.create(COLUMNS.stream().map(r::get).toArray()))
            .toList();
    return spark.session().createDataFrame(rows, SCHEMA);
  }
}
