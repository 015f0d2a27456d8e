package citylake.models.linkage.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.models.linkage.BlockedPairs;
import citylake.models.linkage.LinkageData;
import citylake.models.linkage.model.LinkModel;
import citylake.models.linkage.settings.LinkSettings;
import citylake.models.linkage.settings.SettingsFile;
import citylake.testing.LocalSpark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nights of changes end where one run over all that is there in the end begins and ends. */
class IncrementalLinkageTest {
  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();

  private static final List<String> COLUMNS =
      List.of("unique_id", "first_name", "surname", "dob", "city", "email");
  private static final StructType SCHEMA =
      StructType.fromDDL(String.join(" STRING, ", COLUMNS) + " STRING");

  /** Some blocks of a first name lie about the limit, so that nights split and join them. */
  private static final LinkSettings SETTINGS =
      SettingsFile.parse(
          "test.yaml",
          """
          id: unique_id
          comparisons:
            - {column: first_name, levels: [exact, {jaro_winkler: 0.88}], term_frequency: {}}
            - {column: surname, levels: [exact, {jaro_winkler: 0.88}], term_frequency: {}}
            - {column: dob, levels: [exact, {osa: 1}, same_year]}
            - {column: email, levels: [exact, {jaro_winkler: 0.9}]}
          blocking: [[surname, dob], {columns: [first_name], split: [surname]}, [email]]
          largest_block: 10
          thresholds: {link: 0.9, review: 0.2, support: 0.4}
          """);

  private final Random random = new Random(20260302);
  private final List<Map<String, String>> unused =
      new ArrayList<>(LinkageData.csv("fake_1000.csv"));

  @Test
  void fiveNightsOfChangesEndAsOneRunFromScratch() {
    nightsEndAsOneRun(5);
  }

  @Test
  @Tag("slow")
  void thirtyNightsOfChangesEndAsOneRunFromScratch() {
    nightsEndAsOneRun(30);
  }

  @Test
  void nightWithoutChangesScoresNothing() {
    Map<String, Map<String, String>> records = taken(100);
    LinkModel model = trained();
    LinkageState first =
        run(records, model, LinkageState.empty(spark.session().emptyDataFrame(), SETTINGS)).state();

    Night second = run(records, model, first);

    assertThat(second.compared()).isZero();
    assertThat(second.changed()).isZero();
    assertThat(lines(second.state().records())).isEqualTo(lines(first.records()));
    assertThat(lines(second.state().pairs())).isEqualTo(lines(first.pairs()));
  }

  @Test
  void modelThatWouldWeighAPairOtherwiseEveryNightIsRefused() {
    LinkModel model = trained();
    List<LinkModel.Learnt> without =
        model.comparisons().stream()
            .map(l -> new LinkModel.Learnt(l.comparison(), l.m(), l.u(), null))
            .toList();

    assertThatThrownBy(
            () ->
                IncrementalLinkage.of(
                    table(taken(5)),
                    SETTINGS,
                    new LinkModel(model.prior(), without),
                    LinkageState.empty(spark.session().emptyDataFrame(), SETTINGS)))
        .hasMessage(
            "Cannot link in increments: the model has no frequencies of first_name, so the same"
                + " pair would weigh otherwise every night. Nothing was linked; use a model that"
                + " was trained.");
  }

  private void nightsEndAsOneRun(int nights) {
    LinkModel model = trained();
    Map<String, Map<String, String>> records = taken(500);
    LinkageState state =
        run(records, model, LinkageState.empty(spark.session().emptyDataFrame(), SETTINGS)).state();
    for (int night = 0; night < nights; night++) {
      Set<String> touched = change(records);
      Night done = run(records, model, state);
      state = done.state();

      assertThat(done.compared())
          .as("pairs scored in night %d, against those that touch its changes", night)
          .isLessThanOrEqualTo(5 * Math.max(1, pairsTouching(records, touched)));
    }

    LinkageState scratch =
        run(records, model, LinkageState.empty(spark.session().emptyDataFrame(), SETTINGS)).state();
    assertThat(lines(state.records())).isEqualTo(lines(scratch.records()));
    assertThat(lines(state.pairs())).isEqualTo(lines(scratch.pairs()));
    try (Linkage linkage = Linkage.of(table(records), SETTINGS);
        ScoredPairs scored = linkage.score(model)) {
      assertThat(lines(state.pairs())).isEqualTo(lines(scored.pairs()));
      assertThat(lines(state.records().select("id", "cluster_id")))
          .isEqualTo(lines(scored.clusters(SETTINGS.thresholds().link())));
    }
  }

  /** What a night gave, stored. */
  private record Night(long changed, long compared, LinkageState state) {}

  private static Night run(
      Map<String, Map<String, String>> records, LinkModel model, LinkageState before) {
    try (IncrementalLinkage run = IncrementalLinkage.of(table(records), SETTINGS, model, before)) {
      LinkageState after = run.after();
      LinkageState stored =
          new LinkageState(stored(after.records()), stored(after.pairs()), stored(after.skewed()));
      return new Night(run.changedRecords(), run.compared(), stored);
    }
  }

  private static Dataset<Row> stored(Dataset<Row> rows) {
    return spark.session().createDataFrame(rows.collectAsList(), rows.schema());
  }

  /** A night's worth: some come, some go, some change; the ids of all of them. */
  private Set<String> change(Map<String, Map<String, String>> records) {
    Set<String> touched = new HashSet<>(taken(8).keySet());
    touched.forEach(id -> records.put(id, known.get(id)));
    List<String> ids = new ArrayList<>(records.keySet());
    for (int i = 0; i < 5; i++) {
      String gone = ids.remove(random.nextInt(ids.size()));
      records.remove(gone);
      touched.add(gone);
    }
    for (int i = 0; i < 8; i++) {
      String id = ids.get(random.nextInt(ids.size()));
      String like = ids.get(random.nextInt(ids.size()));
      String column = COLUMNS.get(1 + random.nextInt(5));
      Map<String, String> changed = new HashMap<>(records.get(id));
      changed.put(column, records.get(like).get(column));
      records.put(id, changed);
      touched.add(id);
    }
    return touched;
  }

  private final Map<String, Map<String, String>> known = new HashMap<>();

  private Map<String, Map<String, String>> taken(int records) {
    Map<String, Map<String, String>> taken = new TreeMap<>();
    for (int i = 0; i < records && !unused.isEmpty(); i++) {
      Map<String, String> record = unused.remove(unused.size() - 1);
      taken.put(record.get("unique_id"), record);
      known.put(record.get("unique_id"), record);
    }
    return taken;
  }

  private static long pairsTouching(Map<String, Map<String, String>> records, Set<String> touched) {
    List<Map<String, String>> all = List.copyOf(records.values());
    return BlockedPairs.of(all, SETTINGS).stream()
        .filter(
            pair ->
                touched.contains(all.get(pair.left()).get("unique_id"))
                    || touched.contains(all.get(pair.right()).get("unique_id")))
        .count();
  }

  private LinkModel trained() {
    try (Linkage linkage = Linkage.of(table(asMap(LinkageData.csv("fake_1000.csv"))), SETTINGS)) {
      return linkage.train();
    }
  }

  private static Map<String, Map<String, String>> asMap(List<Map<String, String>> records) {
    Map<String, Map<String, String>> byId = new TreeMap<>();
    records.forEach(record -> byId.put(record.get("unique_id"), record));
    return byId;
  }

  private static Dataset<Row> table(Map<String, Map<String, String>> records) {
    List<Row> rows =
        records.values().stream()
            .map(r -> RowFactory.create(COLUMNS.stream().map(r::get).toArray()))
            .toList();
    return spark.session().createDataFrame(rows, SCHEMA);
  }

  private static List<String> lines(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }
}
