package citylake.orchestration.large;

import citylake.etl.dump.LandedFile;
import citylake.etl.landing.DeliveryScan;
import citylake.etl.landing.Scan;
import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.orchestration.night.NightLab;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The program of a process with a small heap: looks through a file as the landing does, reads it as
 * a night does by contract and SELECT, and writes what it found as properties.
 */
final class ReadLargeFile {
  private ReadLargeFile() {}

  /**
   * @param arguments folder of its own, folder of the declarations, name of the source, file, file
   *     for what it found
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Source source =
        Sources.loadOnly(List.of(Path.of(arguments[1]))).all().stream()
            .filter(each -> each.name().equals(arguments[2]))
            .findFirst()
            .orElseThrow();
    Path file = Path.of(arguments[3]);
    Properties found = new Properties();
    try (NightLab lab = new NightLab(folder);
        InputStream bytes = Files.newInputStream(file)) {
      long start = System.nanoTime();
      Scan scan =
          DeliveryScan.scan(
              bytes,
              OutputStream.nullOutputStream(),
              source.dumpShape(),
              file.getFileName().toString(),
              ScanLimits.DEFAULT);
      long scanned = System.nanoTime();
      Row read = read(lab, source, file, scan);
      long end = System.nanoTime();
      found.putAll(
          Map.of(
              "scanned", String.valueOf(scan.records()),
              "faulty", String.valueOf(scan.faultyRecords()),
              "records", String.valueOf(read.getLong(0)),
              "refused", String.valueOf(read.getLong(1)),
              "sum", String.valueOf(read.getDecimal(2)),
              "plates", String.valueOf(read.getLong(3)),
              "scan_ms", String.valueOf((scanned - start) / 1_000_000),
              "read_ms", String.valueOf((end - scanned) / 1_000_000)));
    }
    found.put("peak_kb", peak());
    try (OutputStream out = Files.newOutputStream(Path.of(arguments[4]))) {
      found.store(out, null);
    }
  }

  /** All columns of the standard are made, and one number depends on all of them. */
  private static Row read(NightLab lab, Source source, Path file, Scan scan) {
    LandedFile landed =
        new LandedFile(
            file.toString(), "large", file.getFileName().toString(), scan.gzip(), scan.splits());
    Dataset<Row> rows = lab.candidates(source, landed, LocalDate.parse("2026-07-01"));
    return rows.selectExpr(
            "sighting_no",
            "_fault",
            "plate_no_hash",
            "xxhash64(" + String.join(", ", comparable(rows)) + ") AS all_of_it")
        .selectExpr(
            "count(*)",
            "count(_fault)",
            "sum(CAST(substring(sighting_no, %d) AS DECIMAL(20, 0)))"
                .formatted(LargeFile.DATE.length() + 1),
            "count(plate_no_hash)",
            "bit_xor(all_of_it)")
        .first();
  }

  /** Maps have no hash. */
  private static List<String> comparable(Dataset<Row> rows) {
    return List.of(rows.schema().fields()).stream()
        .filter(field -> !field.dataType().typeName().equals("map"))
        .map(field -> "`" + field.name() + "`")
        .toList();
  }

  /** Memory that the process held at its peak, in kB, with all that is no heap. */
  private static String peak() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> line.replaceAll("\\D", ""))
        .findFirst()
        .orElseThrow();
  }
}
