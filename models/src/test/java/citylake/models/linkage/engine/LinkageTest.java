package citylake.models.linkage.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import citylake.models.linkage.BlockedPairs;
import citylake.models.linkage.BlockedPairs.Pair;
import citylake.models.linkage.LinkageData;
import citylake.models.linkage.model.LinkModel;
import citylake.models.linkage.model.Weights;
import citylake.models.linkage.settings.LinkSettings;
import citylake.models.linkage.settings.SettingsFile;
import citylake.testing.LocalSpark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The engine on Spark against every pair taken one by one, and against itself, cut up otherwise.
 */
class LinkageTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static final List<String> COLUMNS =
      List.of("unique_id", "first_name", "surname", "dob", "city", "email");
  private static final StructType SCHEMA =
      StructType.fromDDL(String.join(" STRING, ", COLUMNS) + " STRING");
  private static final List<Map<String, String>> RECORDS = LinkageData.csv("fake_1000.csv");

  @Test
  void pairsAndWeightsAreThoseOfAPlainLoopOverAllPairs() {
    LinkSettings settings = LinkageData.settings("fs_fixed.yaml");
    LinkModel model = LinkModel.fixed(0.0001, settings.comparisons());
    Map<String, Double> expected = plainWeights(settings, new Weights(model));

    try (Linkage linkage = Linkage.of(table(RECORDS).repartition(3), settings);
        ScoredPairs scored = linkage.score(model)) {
      Map<String, Double> found = new TreeMap<>();
      for (Row pair : scored.pairs().collectAsList()) {
        found.put(key(pair.getAs("id_l"), pair.getAs("id_r")), pair.getAs("match_weight"));
        assertThat(sumOfParts(pair, settings, model))
            .isCloseTo(pair.<Double>getAs("match_weight"), within(1e-9));
      }
      assertThat(scored.compared()).isEqualTo(expected.size());
      assertThat(found.keySet()).isEqualTo(expected.keySet());
      found.forEach((key, weight) -> assertThat(weight).isCloseTo(expected.get(key), within(1e-9)));
    }
  }

  @Test
  void sameModelPairsAndClustersOnAnyPartitioningAndInAnyOrder() {
    List<Map<String, String>> shuffled = new ArrayList<>(RECORDS);
    Collections.shuffle(shuffled, new Random(7));
    List<String> one = everything(table(RECORDS).coalesce(1));

    assertThat(everything(table(RECORDS).repartition(2))).isEqualTo(one);
    assertThat(everything(table(shuffled).repartition(8))).isEqualTo(one);
    assertThat(one).hasSizeGreaterThan(1_500);
  }

  @Test
  void onlyRecordsOfDifferentSourcesArePairedWhereEachSourceNamesAPersonOnce() {
    LinkSettings settings =
        settings("source: city\nscope: between\n", "[[surname, dob], [first_name]]");

    try (Linkage linkage = Linkage.of(table(RECORDS.subList(0, 200)), settings);
        ScoredPairs scored = linkage.score(linkage.train())) {
      Map<String, String> sourceOf = new TreeMap<>();
      RECORDS.forEach(r -> sourceOf.put(r.get("unique_id"), String.valueOf(r.get("city"))));
      List<Row> pairs = scored.pairs().collectAsList();

      assertThat(pairs).isNotEmpty();
      assertThat(pairs)
          .noneMatch(
              p ->
                  sourceOf
                      .get(p.<String>getAs("id_l"))
                      .equals(sourceOf.get(p.<String>getAs("id_r"))));
    }
  }

  @Test
  void aPairIsExplainedLineByLine() {
    LinkSettings settings = LinkageData.settings("fs_fixed.yaml");

    try (Linkage linkage = Linkage.of(table(RECORDS.subList(0, 3)), settings);
        ScoredPairs scored = linkage.score(LinkModel.fixed(0.0001, settings.comparisons()))) {
      Row pair = scored.pairs().filter("id_l = '1' and id_r = '2'").head();

      assertThat(pair.<String>getAs("reason"))
          .isEqualTo(
              "email the same (+15.1); dob at most 1 edit(s) apart (+5.3); first_name spelled alike"
                  + " (Jaro-Winkler at least 0.88) (+3.6); surname the same (-0.2); city missing"
                  + " (+0.0)");
    }
  }

  @Test
  void emptyTableGivesNoPairsAndNoClusters() {
    LinkSettings settings = LinkageData.settings("fs_fixed.yaml");

    try (Linkage linkage = Linkage.of(table(List.of()), settings);
        ScoredPairs scored = linkage.score(linkage.train())) {
      assertThat(scored.pairs().collectAsList()).isEmpty();
      assertThat(scored.clusters(0.95).collectAsList()).isEmpty();
    }
  }

  @Test
  void nothingIsLearntWhereNoRulePicksAPair() {
    LinkSettings settings = settings("", "[[surname, dob], [first_name]]");

    try (Linkage linkage = Linkage.of(table(RECORDS.subList(0, 1)), settings)) {
      assertThatThrownBy(linkage::train)
          .isInstanceOf(NothingToLearn.class)
          .hasMessage(
              "Cannot train a linkage model: no blocking rule picks any pair of the 1 records."
                  + " Nothing was linked; use rules with fewer columns, or a model that was trained"
                  + " before.");
    }
  }

  @Test
  void columnThatCannotBeComputedIsNamedWithItsReason() {
    LinkSettings settings =
        settings("columns: {initial: 'substr(frst_name, 1, 1)'}\n", "[[surname, initial], [dob]]");

    assertThatThrownBy(() -> Linkage.of(table(RECORDS), settings))
        .hasMessageStartingWith(
            "Invalid linkage settings: column initial (substr(frst_name, 1, 1)) cannot be"
                + " computed:")
        .hasMessageContaining("frst_name")
        .hasMessageEndingWith(
            "Nothing was linked; the records have [unique_id, first_name, surname, dob, city,"
                + " email].");
  }

  @Test
  void frozenModelWeighsAPairTheSameWhateverElseIsInTheTable() {
    LinkSettings settings = settings("", "[[surname, dob], [first_name]]");
    LinkModel model;
    Map<String, Double> among = new TreeMap<>();
    try (Linkage linkage = Linkage.of(table(RECORDS), settings)) {
      model = linkage.train();
      try (ScoredPairs scored = linkage.score(model)) {
        scored
            .pairs()
            .collectAsList()
            .forEach(
                p -> among.put(key(p.getAs("id_l"), p.getAs("id_r")), p.getAs("match_weight")));
      }
    }

    try (Linkage linkage = Linkage.of(table(RECORDS.subList(0, 300)), settings);
        ScoredPairs scored = linkage.score(model)) {
      List<Row> pairs = scored.pairs().collectAsList();
      assertThat(pairs).hasSizeGreaterThan(100);
      assertThat(pairs)
          .allMatch(
              p ->
                  p.<Double>getAs("match_weight")
                      .equals(among.get(key(p.getAs("id_l"), p.getAs("id_r")))));
    }
  }

  @Test
  void columnWithoutAnyValueSpeaksNeitherForNorAgainst() {
    List<Map<String, String>> records = new ArrayList<>();
    for (Map<String, String> record : RECORDS.subList(0, 100)) {
      Map<String, String> without = new java.util.HashMap<>(record);
      without.put("first_name", null);
      records.add(without);
    }

    try (Linkage linkage =
            Linkage.of(table(records), settings("", "[[surname], [dob], [first_name]]"));
        ScoredPairs scored = linkage.score(linkage.train())) {
      assertThat(scored.pairs().collectAsList())
          .isNotEmpty()
          .allMatch(pair -> pair.<Double>getAs("mw_first_name") == 0.0);
    }
  }

  @Test
  void blockWithTooManyRecordsIsRefusedByName() {
    LinkSettings settings = settings("largest_block: 50\n", "[[surname], [city]]");

    try (Linkage linkage = Linkage.of(table(RECORDS), settings)) {
      assertThatThrownBy(linkage::train)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(
              "blocks hold more than 50 records; the largest, of blocking rule [city], holds")
          .hasMessageEndingWith(
              "Nothing was linked; add a column to the rule, say by which columns such a block is"
                  + " split, leave its commonest value out, or raise largest_block.");
    }
  }

  @Test
  void blockWithTooManyRecordsIsSplitByFurtherColumns() {
    LinkSettings settings =
        settings(
            "largest_block: 4\n",
            "[{columns: [surname], split: [dob]}, {columns: [city], split: [first_name, surname]},"
                + " [email]]");
    for (int draw = 0; draw < 4; draw++) {
      List<Map<String, String>> some = new ArrayList<>(RECORDS);
      Collections.shuffle(some, new Random(draw));
      List<Map<String, String>> records = some.subList(0, 60 + 100 * draw);
      Set<String> expected = new TreeSet<>();
      for (Pair pair : BlockedPairs.of(records, settings)) {
        expected.add(
            key(
                    records.get(pair.left()).get("unique_id"),
                    records.get(pair.right()).get("unique_id"))
                + " by rule "
                + pair.rule());
      }

      try (Linkage linkage = Linkage.of(table(records).repartition(1 + draw), settings);
          ScoredPairs scored = linkage.score(LinkModel.ignorant(settings.comparisons()))) {
        assertThat(scored.compared()).as("each pair once").isEqualTo(expected.size());
        assertThat(
                scored.pairs().collectAsList().stream()
                    .map(
                        p -> key(p.getAs("id_l"), p.getAs("id_r")) + " by rule " + p.getAs("rule")))
            .containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  @Test
  void blockThatIsTooLargeEvenWhenSplitIsRefused() {
    LinkSettings settings =
        settings("largest_block: 10\n", "[{columns: [city], split: [city]}, [surname, dob]]");

    try (Linkage linkage = Linkage.of(table(RECORDS), settings)) {
      assertThatThrownBy(linkage::train)
          .hasMessageContaining("of blocking rule [city] split by [city], holds");
    }
  }

  @Test
  void idsThatRepeatAreRefused() {
    List<Map<String, String>> twice = new ArrayList<>(RECORDS.subList(0, 10));
    twice.addAll(RECORDS.subList(0, 3));

    assertThatThrownBy(() -> Linkage.of(table(twice), settings("", "[[surname], [dob]]")))
        .hasMessage(
            "Cannot link: 3 values of unique_id name more than one record each. Nothing was linked;"
                + " give each record an id of its own.");
  }

  @Test
  void recordsWithoutAnIdAreRefused() {
    List<Map<String, String>> records = new ArrayList<>(RECORDS.subList(0, 10));
    records.add(Map.of("surname", "Li"));

    assertThatThrownBy(() -> Linkage.of(table(records), settings("", "[[surname], [dob]]")))
        .hasMessage(
            "Cannot link: 1 records have no unique_id. Nothing was linked; give each record an id"
                + " of its own.");
  }

  @Test
  void allColumnsThatTheRecordsLackAreNamedAtOnce() {
    LinkSettings settings = settings("source: register\n", "[[surname], [dob, phone]]");

    assertThatThrownBy(() -> Linkage.of(table(RECORDS), settings))
        .hasMessage(
            "Cannot link: the records have no column register (named by source), phone (named by"
                + " blocking rule [dob, phone]). Nothing was linked; they have [unique_id,"
                + " first_name, surname, dob, city, email].");
  }

  @Test
  void controlCharactersAndEmojiAreCharactersLikeOthers() {
    List<Map<String, String>> records = new ArrayList<>();
    for (String[] r :
        new String[][] {{"a\u0000", "😀伟"}, {"b\n", "😀伟"}, {"😀", "😀玮"}, {"d", "\u001f"}}) {
      Map<String, String> record = new java.util.HashMap<>();
      record.put("unique_id", r[0]);
      record.put("first_name", r[1]);
      record.put("surname", "欧阳");
      record.put("dob", "1990-01-01");
      records.add(record);
    }

    try (Linkage linkage =
            Linkage.of(table(records), settings("", "[[surname], [dob], [first_name]]"));
        ScoredPairs scored = linkage.score(linkage.train())) {
      assertThat(scored.compared()).isEqualTo(6);
      assertThat(scored.clusters(0.5).collectAsList()).hasSize(4);
    }
  }

  private static LinkSettings settings(String more, String blocking) {
    return SettingsFile.parse(
        "test.yaml",
        more
            + """
            id: unique_id
            comparisons:
              - {column: first_name, levels: [exact, {jaro_winkler: 0.88}], term_frequency: {}}
              - {column: surname, levels: [exact, {jaro_winkler: 0.88}], term_frequency: {}}
              - {column: dob, levels: [exact, {osa: 1}, same_year]}
            thresholds: {review: 0.01}
            """
            + "blocking: "
            + blocking);
  }

  /** Model, pairs and clusters as sorted lines. */
  private static List<String> everything(Dataset<Row> records) {
    LinkSettings settings = settings("", "[[surname, dob], [first_name, dob], [email]]");
    try (Linkage linkage = Linkage.of(records, settings)) {
      LinkModel model = linkage.train();
      List<String> lines = new ArrayList<>();
      lines.add("prior " + model.prior());
      model
          .comparisons()
          .forEach(
              c -> lines.add(java.util.Arrays.toString(c.m()) + java.util.Arrays.toString(c.u())));
      try (ScoredPairs scored = linkage.score(model)) {
        scored.pairs().collectAsList().forEach(row -> lines.add(row.toString()));
        scored.clusters(0.9).collectAsList().forEach(row -> lines.add(row.toString()));
      }
      Collections.sort(lines);
      return lines;
    }
  }

  private static Map<String, Double> plainWeights(LinkSettings settings, Weights weights) {
    Map<String, Double> expected = new TreeMap<>();
    for (Pair pair : BlockedPairs.of(RECORDS, settings)) {
      double total = weights.prior();
      for (int c = 0; c < pair.levels().length; c++) {
        int level = pair.levels()[c];
        String column = settings.comparisons().get(c).column();
        total += weights.ofLevel(c, level);
        if (weights.isAdjusted(c, level)) {
          total +=
              weights.ofFrequency(
                  c,
                  BlockedPairs.frequencies(RECORDS, column)
                      .get(RECORDS.get(pair.left()).get(column)));
        }
      }
      expected.put(
          key(
              RECORDS.get(pair.left()).get("unique_id"),
              RECORDS.get(pair.right()).get("unique_id")),
          total);
    }
    return expected;
  }

  private static double sumOfParts(Row pair, LinkSettings settings, LinkModel model) {
    return new Weights(model).prior()
        + settings.comparisons().stream()
            .mapToDouble(c -> pair.<Double>getAs("mw_" + c.name()))
            .sum();
  }

  private static String key(String one, String other) {
    return one.compareTo(other) <= 0 ? one + "-" + other : other + "-" + one;
  }

  private static Dataset<Row> table(List<Map<String, String>> records) {
    List<Row> rows =
        records.stream()
            .map(r -> RowFactory.create(COLUMNS.stream().map(r::get).toArray()))
            .toList();
    return spark.session().createDataFrame(rows, SCHEMA);
  }
}
