package citylake.orchestration.night;

import citylake.etl.source.Declaration;
import citylake.etl.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A file that some night took, as {@code ops.delivery} tells.
 *
 * @param row its row
 * @param declared the source as it is declared today; empty where it no longer is
 * @param landed where the kept copy lies
 */
record TakenDelivery(Map<String, Object> row, Optional<Source> declared, Path landed) {
  String id() {
    return (String) row.get("delivery");
  }

  String source() {
    return (String) row.get("source");
  }

  String city() {
    return source().substring(0, source().indexOf('.'));
  }

  String cityCode() {
    return (String) row.get("city_code");
  }

  String kind() {
    return (String) row.get("kind");
  }

  String file() {
    return (String) row.get("file");
  }

  LocalDate night() {
    return (LocalDate) row.get("night");
  }

  long records() {
    return (Long) row.get("records");
  }

  /** What is replayed as one: keys belong to a city and a kind. */
  String group() {
    return cityCode() + " " + kind();
  }

  boolean isReadAsDeclaredToday() {
    return declared.filter(source -> source.declaration().isRecordedAs(recorded())).isPresent();
  }

  /** Read otherwise, or not: what was recorded tells of the vendor's folder, not of the dump. */
  boolean isRecordedByFolder() {
    return !isReadAsDeclaredToday() && Declaration.isOfFolder(recorded());
  }

  private String recorded() {
    return (String) row.get("declaration");
  }

  boolean isKept() {
    return Files.isRegularFile(landed);
  }
}
