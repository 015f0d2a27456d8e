package citylake.orchestration.night;

import citylake.etl.dump.DumpSource;
import citylake.etl.dump.LandedFile;
import citylake.etl.format.DumpShape;
import citylake.etl.format.Layout;
import citylake.etl.landing.DeliveryRefused;
import citylake.etl.landing.DeliveryScan;
import citylake.etl.landing.Scan;
import citylake.etl.landing.ScanLimits;
import citylake.testing.PythonScript;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Lets {@code python/independent_readers.py} read files that we have read too, each in its format's
 * best known reader, and say where the records are others.
 */
final class IndependentReaders {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SAMPLE = 1_000;
  private static final int SEED = 20260701;

  private final Path folder;
  private final SparkSession session;
  private final PythonScript script;
  private final List<String> claims = new ArrayList<>();

  IndependentReaders(Path folder, SparkSession session) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    this.session = session;
    this.script = PythonScript.withPackages("readers", "independent_readers.py");
  }

  /**
   * Writes down what we read of files that are in order of their names.
   *
   * @param name whose form it is, then a word on the files
   */
  void claim(String name, List<Path> files, DumpShape shape) throws IOException, DeliveryRefused {
    Path ours = folder.resolve(claims.size() + ".jsonl");
    Files.write(ours, read(files, shape));
    ObjectNode claim = JSON.createObjectNode();
    claim.put("name", name).put("ours", ours.toString());
    claim.put("sample", SAMPLE).put("seed", SEED);
    files.forEach(file -> claim.withArray("files").add(file.toString()));
    claim.set("shape", JSON.readTree(shape.toJson()));
    Path told = folder.resolve(claims.size() + ".claim.json");
    JSON.writeValue(told.toFile(), claim);
    claims.add(told.toString());
  }

  /** Lets the script write a workbook and a Parquet file of a dump of the standard's form. */
  void claimWritten(String name, Path standard, DumpShape shape)
      throws IOException, InterruptedException, DeliveryRefused {
    script.said("write", standard.toString(), folder.resolve(name).toString());
    for (String format : List.of("xlsx", "parquet")) {
      Path file = folder.resolve(name + "." + format);
      DumpShape written =
          DumpShape.of(format, StandardCharsets.UTF_8, shape.fields(), Layout.IN_ORDER);
      claim(name, List.of(file), written);
    }
  }

  List<Finding> findings() throws IOException, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    String[] arguments =
        Stream.concat(Stream.of("compare"), claims.stream()).toArray(String[]::new);
    for (String line : script.said(arguments)) {
      findings.add(new Finding(JSON.readTree(line)));
    }
    return findings;
  }

  /** A line a record in file order: its texts, or null. */
  private List<String> read(List<Path> files, DumpShape shape) throws IOException, DeliveryRefused {
    List<LandedFile> landed = new ArrayList<>();
    for (Path file : files) {
      landed.add(landed(file, shape));
    }
    return session
        .read()
        .format(DumpSource.class.getName())
        .options(DumpSource.options(shape, landed))
        .load()
        .drop("_record", "_content_hash")
        .collectAsList()
        .stream()
        .sorted(
            Comparator.comparing((Row row) -> row.<String>getAs("_file"))
                .thenComparing(row -> row.<Long>getAs("_record_no")))
        .map(row -> line(row, shape.fields()))
        .toList();
  }

  private static LandedFile landed(Path file, DumpShape shape) throws IOException, DeliveryRefused {
    String name = file.getFileName().toString();
    try (InputStream bytes = Files.newInputStream(file)) {
      Scan scan =
          DeliveryScan.scan(
              bytes, OutputStream.nullOutputStream(), shape, name, ScanLimits.DEFAULT);
      return new LandedFile(file.toString(), "sample", name, scan.gzip(), scan.splits());
    }
  }

  private static String line(Row row, List<String> fields) {
    return row.getAs("_fault") != null
        ? "null"
        : JSON.valueToTree(fields.stream().map(row::<String>getAs).toList()).toString();
  }

  /** What came of one file. */
  record Finding(JsonNode said) {
    String format() {
      return said.get("format").asText();
    }

    /** Format, and whose form of it: the first word of the claim's name. */
    String form() {
      return format() + " " + said.get("name").asText().split(" ", 2)[0];
    }

    long sampled() {
      return said.get("sampled").asLong();
    }

    /** Fails with all that was said unless all records are the same. */
    void agrees() {
      if (said.get("differences").asLong() != 0
          || said.get("ours").asLong() == 0
          || said.get("ours").asLong() != said.get("theirs").asLong()) {
        throw new AssertionError("Two readers read other records: " + said);
      }
    }

    @Override
    public String toString() {
      return said.toString();
    }
  }
}
