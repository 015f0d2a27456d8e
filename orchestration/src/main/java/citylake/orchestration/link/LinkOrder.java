package citylake.orchestration.link;

import citylake.lake.PlainFile;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be linked, and where the answer goes.
 *
 * @param model a trained model that is used as it is; null where one is to be learnt
 * @param state folder of what is kept from run to run; null where nothing is
 * @param pairs file of the pairs, CSV or Parquet by its ending
 * @param clusters file of the clusters, likewise
 * @param trained where the model is written
 */
public record LinkOrder(
    Path settings,
    List<NamedTable> tables,
    Path model,
    Path state,
    Path pairs,
    Path clusters,
    Path trained) {
  public LinkOrder {
    tables = List.copyOf(tables);
    NamedTable.checkNames(tables);
    PlainFile.checkEnding(pairs);
    PlainFile.checkEnding(clusters);
  }
}
