package citylake.benchmarks;

import citylake.lake.PlainFile;
import citylake.lake.SparkSessions;
import citylake.models.linkage.engine.Linkage;
import citylake.models.linkage.engine.ScoredPairs;
import citylake.models.linkage.model.LinkModel;
import citylake.models.linkage.settings.LinkSettings;
import citylake.models.linkage.settings.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Our side of the linkage: reads, trains, scores, clusters and writes, in a process of its own. The
 * clock starts when the session is there, with nothing compiled or warmed up.
 *
 * <p>Arguments: records (Parquet), settings, folder for the results.
 */
final class LinkSide {
  private final long start = System.nanoTime();
  private final StringBuilder marks = new StringBuilder();

  private LinkSide() {}

  public static void main(String[] arguments) throws Exception {
    Path out = Path.of(arguments[2]);
    LinkSettings settings =
        SettingsFile.parse(arguments[1], Files.readString(Path.of(arguments[1])));
    SparkSession session =
        SparkSessions.withoutLake("local[2]", Files.createDirectories(out.resolve("scratch")));
    new LinkSide().link(session, Path.of(arguments[0]), settings, out);
  }

  private void link(SparkSession session, Path records, LinkSettings settings, Path out) {
    long compared;
    try (Linkage linkage = Linkage.of(PlainFile.read(session, records), settings)) {
      done("read");
      LinkModel model = linkage.train();
      done("train");
      try (ScoredPairs scored = linkage.score(model)) {
        compared = scored.compared();
        done("score");
        Dataset<Row> clusters = scored.clusters(settings.thresholds().link());
        done("cluster");
        // Each table is one file and so one task: two at once use both cores.
        CompletableFuture.allOf(
                CompletableFuture.runAsync(
                    () -> PlainFile.write(clusters, out.resolve("clusters.parquet"))),
                CompletableFuture.runAsync(
                    () -> PlainFile.write(scored.pairsInNumbers(), out.resolve("pairs.parquet"))))
            .join();
        done("write");
      }
    }
    Measured.print((System.nanoTime() - start) / 1e9, marks + "compared " + compared);
  }

  private void done(String stage) {
    marks.append(String.format(Locale.ROOT, "%s %.1f, ", stage, (System.nanoTime() - start) / 1e9));
  }
}
