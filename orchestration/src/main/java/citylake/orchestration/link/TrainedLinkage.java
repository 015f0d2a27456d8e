package citylake.orchestration.link;

import citylake.lake.StatementFailed;
import citylake.models.linkage.engine.Linkage;
import citylake.models.linkage.engine.ScoredPairs;
import citylake.models.linkage.model.LinkModel;
import citylake.models.linkage.model.ModelFile;
import citylake.models.linkage.settings.LinkSettings;
import citylake.models.linkage.settings.SettingsFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.spark.sql.SparkSession;

/**
 * Tables, the settings that compare them, and a model that was trained: what is needed to look at a
 * linkage again.
 */
public final class TrainedLinkage {
  private final List<NamedTable> tables;
  private final LinkSettings settings;
  private final LinkModel model;

  /**
   * Reads settings and model, so that what is wrong with them is known before Spark starts.
   *
   * @throws IllegalArgumentException naming all faults
   */
  public TrainedLinkage(Path settings, Path model, List<NamedTable> tables) {
    NamedTable.checkNames(tables);
    this.tables = List.copyOf(tables);
    this.settings = SettingsFile.parse(settings.toString(), InputText.of(settings));
    this.model = ModelFile.read(model.toString(), InputText.of(model), this.settings);
  }

  public List<NamedTable> tables() {
    return tables;
  }

  LinkModel model() {
    return model;
  }

  LinkSettings settings() {
    return settings;
  }

  JoinedTables joined(SparkSession session) {
    return JoinedTables.of(session, tables, settings);
  }

  /**
   * Does something with the pairs from a probability on, in the place of the review threshold.
   *
   * @throws StatementFailed where a record cannot be read or computed, without any of its values
   */
  <T> T scored(JoinedTables joined, double probability, BiFunction<Linkage, ScoredPairs, T> work) {
    try (Linkage linkage =
            Linkage.of(joined.records(), joined.settings().keepingFrom(probability));
        ScoredPairs scored = linkage.score(model)) {
      return work.apply(linkage, scored);
    }
  }
}
