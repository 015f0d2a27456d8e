package citylake.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/**
 * The peer's side: DuckDB doing the same parsing, typing, numbering, hashing and writing, in a
 * process of its own.
 */
final class DuckSide {
  private DuckSide() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    long start = System.nanoTime();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("SET threads = 2");
      statement.execute("SET memory_limit = '4GB'");
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("SET temp_directory = '%s'".formatted(folder.resolve("duck-spill")));
      for (String part : sql().split(";", -1)) {
        if (!part.isBlank()) {
          statement.execute(
              part.replace(":dump", folder.resolve("dumps/denver/denver_crime_big.csv").toString())
                  .replace(":raw", folder.resolve("raw.parquet").toString())
                  .replace(":standard", folder.resolve("standard.parquet").toString()));
        }
      }
    }
    Measured.print((System.nanoTime() - start) / 1e9, "two Parquet files");
  }

  private static String sql() throws IOException {
    try (InputStream text = DuckSide.class.getResourceAsStream("/duckdb.sql")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
