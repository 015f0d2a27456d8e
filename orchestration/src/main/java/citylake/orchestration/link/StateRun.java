package citylake.orchestration.link;

import static org.apache.spark.sql.functions.col;

import citylake.models.linkage.engine.IncrementalLinkage;
import citylake.models.linkage.engine.Linkage;
import citylake.models.linkage.engine.LinkageState;
import citylake.models.linkage.engine.NothingToLearn;
import citylake.models.linkage.model.LinkModel;
import citylake.models.linkage.model.ModelFile;
import citylake.models.linkage.settings.LinkSettings;
import citylake.orchestration.night.Progress;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A linkage that goes on from the state of the run before: scores the pairs of records that have
 * changed, and stores the new state before anything else is written. The first run makes the state.
 */
final class StateRun {
  private final LinkOrder order;
  private final LinkSettings settings;
  private final LinkModel given;
  private final Progress progress;

  /**
   * @param given model; null where the state's is used, or one is learnt in the first run
   */
  StateRun(LinkOrder order, LinkSettings settings, LinkModel given, Progress progress) {
    this.order = order;
    this.settings = settings;
    this.given = given;
    this.progress = progress;
  }

  /**
   * Links and stores the state.
   *
   * @throws IllegalArgumentException where the state is of other settings, tables or another model
   */
  LinkReport run(SparkSession session, LinkFiles files) {
    try (StateFolder state = StateFolder.take(order.state())) {
      checkSame(state);
      progress.at("read", "%d table(s)".formatted(order.tables().size()));
      JoinedTables tables = JoinedTables.of(session, order.tables(), settings);
      LinkModel model = model(state, tables);
      LinkageState before = state.before(session, tables.records(), tables.settings());
      progress.at("score", "what has changed since run %d".formatted(state.runs()));
      try (IncrementalLinkage run =
          IncrementalLinkage.of(tables.records(), tables.settings(), model, before)) {
        LinkageState after = state.store(session, run.after(), facts(model));
        LinkReport report = files.write(tables, outcome(run, after, state, model));
        state.tidy();
        return report;
      }
    }
  }

  private LinkOutcome outcome(
      IncrementalLinkage run, LinkageState after, StateFolder state, LinkModel model) {
    Dataset<Row> pairs = after.pairs();
    long linked = pairs.filter(col("review_state").equalTo("linked")).count();
    return new LinkOutcome(
        run.linkage(),
        run.compared(),
        linked,
        pairs.count() - linked,
        pairs,
        after.records().select("id", "cluster_id"),
        model,
        given == null && state.runs() == 0,
        InputNotes.of(run.linkage()),
        new LinkReport.Increment(
            state.folder().toString(),
            state.runs() + 1,
            run.changedRecords(),
            run.compared(),
            run.rebuiltRecords()));
  }

  private LinkModel model(StateFolder state, JoinedTables tables) {
    if (state.facts() != null) {
      return ModelFile.read("of state " + order.state(), state.facts().model(), settings);
    }
    if (given != null) {
      return given;
    }
    try (Linkage linkage = Linkage.of(tables.records(), tables.settings())) {
      progress.at("train", "%,d records".formatted(linkage.records()));
      return linkage.train();
    } catch (NothingToLearn e) {
      throw new IllegalArgumentException(
          "Cannot begin the state %s: %s A state keeps its model for good; begin with more records, or give a --model."
              .formatted(order.state(), e.getMessage()),
          e);
    }
  }

  private StateFacts facts(LinkModel model) {
    String version = ModelVersion.of(model);
    return new StateFacts(
        InputText.of(order.settings()), ModelFile.write(model, version), version, names());
  }

  private List<String> names() {
    return order.tables().stream().map(NamedTable::name).toList();
  }

  private void checkSame(StateFolder state) {
    if (state.facts() == null) {
      return;
    }
    String version = given == null ? null : ModelVersion.of(given);
    List<String> differences = state.facts().differences(settings, version, names());
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot go on from state %s: this run has %s. Nothing was linked and the state is as it was; its settings and model are in %s, or begin a new state in another folder."
              .formatted(
                  order.state(),
                  String.join(", ", differences),
                  order.state().resolve("run-" + state.runs())));
    }
  }
}
