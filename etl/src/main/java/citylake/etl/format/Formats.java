package citylake.etl.format;

import java.util.List;
import java.util.Optional;

/** Which formats there are. */
public final class Formats {
  /** As contracts name them. */
  public static final List<String> NAMES =
      List.of(
          "csv",
          "json-lines",
          "xml",
          "fixed-width",
          "xlsx",
          "dbf",
          "parquet",
          "avro",
          "mysql-dump",
          "zip-tsv",
          "paged-json");

  private Formats() {}

  /**
   * Loads the classes of this format alone: their libraries may be left out where it is not read.
   */
  public static Optional<DumpFormat> named(String name) {
    return switch (name) {
      case "csv" -> Optional.of(new DelimitedText());
      case "json-lines" -> Optional.of(new JsonLines());
      case "xml" -> Optional.of(new XmlRecords());
      case "fixed-width" -> Optional.of(new FixedWidth());
      case "xlsx" -> Optional.of(new Workbook());
      case "dbf" -> Optional.of(new DbfTable());
      case "parquet" -> Optional.of(new ParquetFile());
      case "avro" -> Optional.of(new AvroFile());
      case "mysql-dump" -> Optional.of(new MysqlDump());
      case "zip-tsv" -> Optional.of(new ZipParts());
      case "paged-json" -> Optional.of(new PagedJson());
      default -> Optional.empty();
    };
  }
}
