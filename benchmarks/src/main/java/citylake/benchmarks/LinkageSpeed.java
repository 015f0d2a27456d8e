package citylake.benchmarks;

import citylake.models.linkage.settings.SettingsFile;
import citylake.sample.person.PersonFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Record linkage against Splink on DuckDB: the same records, comparisons, blocking rules and prior,
 * one after the other in one run, each in a fresh process on two cores.
 *
 * <p>Arguments: a scratch folder, Splink's Python and script, the settings, numbers of records. A
 * size with a minus before it is run on our side alone. How many pairs the rules pick is counted by
 * DuckDB, apart from both.
 */
public final class LinkageSpeed {
  private static final long SEED = 7;

  private final Path scratch;
  private final String python;
  private final String script;
  private final String settings;

  private LinkageSpeed(String[] arguments) {
    scratch = Path.of(arguments[0]);
    python = arguments[1];
    script = arguments[2];
    settings = arguments[3];
  }

  /** Runs the comparison and prints a table in Markdown. */
  public static void main(String[] arguments) throws Exception {
    LinkageSpeed speed = new LinkageSpeed(arguments);
    System.out.println(
        "| records | pairs | ours s | ours MB | Splink s | Splink MB | ratio | pairs/s a core, ours"
            + " | Splink |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    for (int i = 4; i < arguments.length; i++) {
      speed.race(Long.parseLong(arguments[i]));
    }
  }

  private void race(long size) throws Exception {
    long records = Math.abs(size);
    Path folder = Files.createDirectories(scratch.resolve("linkage-" + records));
    Path parquet = records(folder, records);
    long pairs = pairs(parquet);
    Measured ours = Measured.of(ours(parquet, folder), folder);
    if (!ours.detail().endsWith("compared " + pairs)) {
      throw new IllegalStateException(
          "Failed: the rules pick %,d pairs, we compared: %s".formatted(pairs, ours.detail()));
    }
    Measured splink =
        size < 0
            ? null
            : Measured.of(
                List.of(python, script, parquet.toString(), folder.toString(), settings), folder);
    System.out.printf(
        "| %,d | %,d | %.1f | %,d | %s | %s | %s | %,.0f | %s |%n",
        records,
        pairs,
        ours.seconds(),
        ours.peakMegabytes(),
        splink == null ? "-" : "%.1f".formatted(splink.seconds()),
        splink == null ? "-" : "%,d".formatted(splink.peakMegabytes()),
        splink == null ? "-" : "%.2f".formatted(ours.seconds() / splink.seconds()),
        pairs / ours.seconds() / 2,
        splink == null ? "-" : "%,.0f".formatted(pairs / splink.seconds() / 2));
    System.out.println("<!-- ours: " + ours.detail() + " -->");
    if (splink != null) {
      System.out.println("<!-- Splink: " + splink.detail() + " -->");
      System.out.println("<!-- " + agreement(folder) + " -->");
    }
  }

  /** How many links the two sides found, and how many both. */
  private String agreement(Path folder) throws Exception {
    double link =
        SettingsFile.parse(settings, Files.readString(Path.of(settings))).thresholds().link();
    String sql =
        """
        WITH ours AS (
          SELECT id_l AS a, id_r AS b FROM '%1$s/pairs.parquet' WHERE probability >= %2$s),
        theirs AS (
          SELECT least(record_no_l, record_no_r) AS a, greatest(record_no_l, record_no_r) AS b
          FROM '%1$s/splink-pairs.parquet' WHERE match_probability >= %2$s)
        SELECT (SELECT count(*) FROM ours), (SELECT count(*) FROM theirs),
          (SELECT count(*) FROM ours JOIN theirs USING (a, b))
        """
            .formatted(folder, link);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet counted = statement.executeQuery(sql)) {
      counted.next();
      return "links: ours %,d, Splink %,d, both %,d"
          .formatted(counted.getLong(1), counted.getLong(2), counted.getLong(3));
    }
  }

  private static Path records(Path folder, long records) throws Exception {
    Path csv = folder.resolve("people.csv");
    Path parquet = folder.resolve("people.parquet");
    PersonFile.write(csv, records, SEED);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("SET threads = 2");
      statement.execute(
          "COPY (SELECT *, substr(name, 1, 1) AS surname, substr(born, 1, 4) AS year,"
              + " substr(address, 1, 3) AS street"
              + " FROM read_csv('%s', all_varchar = true, nullstr = '')) TO '%s'"
                  .formatted(csv, parquet));
    }
    Files.delete(csv);
    return parquet;
  }

  /** Pairs that any rule picks, each once. */
  private long pairs(Path parquet) throws Exception {
    List<List<String>> rules =
        SettingsFile.parse(settings, Files.readString(Path.of(settings))).blocking();
    String union =
        rules.stream()
            .map(
                rule ->
                    "SELECT l.n AS a, r.n AS b FROM p l JOIN p r ON l.n < r.n AND "
                        + rule.stream()
                            .map(column -> "l.%s = r.%s".formatted(column, column))
                            .collect(Collectors.joining(" AND ")))
            .collect(Collectors.joining(" UNION "));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("SET threads = 2");
      statement.execute("SET memory_limit = '3GB'");
      statement.execute("SET temp_directory = '%s'".formatted(parquet.resolveSibling("spill")));
      statement.execute(
          "CREATE TABLE p AS SELECT row_number() OVER () AS n, * FROM '%s'".formatted(parquet));
      try (ResultSet counted = statement.executeQuery("SELECT count(*) FROM (" + union + ")")) {
        counted.next();
        return counted.getLong(1);
      }
    }
  }

  /** As the launcher starts {@code citylake link}: first compiler, archive of the libraries. */
  private List<String> ours(Path parquet, Path folder) {
    String libraries = System.getProperty("libraries");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + System.getProperty("heap", "2500m"));
    command.add("@" + System.getProperty("citylake.root") + "/jvm.options");
    command.add("-Dcitylake.log=" + folder.resolve("bench.log"));
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:SharedArchiveFile=" + libraries + ".jsa",
            "-Xlog:cds=off",
            "-Xlog:cds+dynamic=off",
            "-cp",
            libraries + "/*:" + System.getProperty("java.class.path"),
            "citylake.benchmarks.LinkSide",
            parquet.toString(),
            settings,
            folder.toString()));
    return command;
  }
}
