package citylake.etl.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.LocalSpark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeyZonesTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static final List<KeySpan> MONTHS =
      List.of(
          new KeySpan("C1", "A-01-01", "A-01-31"),
          new KeySpan("C1", "A-02-01", "A-02-28"),
          new KeySpan("C1", "A-03-01", "A-03-31"));

  @Test
  void newNumbersBehindAllFilesMeetNoRow() {
    assertThat(met(MONTHS, "C1 A-04-01", "C1 A-05-09")).isEmpty();
  }

  @Test
  void aNumberBetweenTwoFilesMeetsNoRow() {
    assertThat(met(MONTHS, "C1 A-02-29")).isEmpty();
  }

  @Test
  void aCorrectionMeetsTheRowsAroundItInItsFileAlone() {
    assertThat(met(MONTHS, "C1 A-02-10", "C1 A-04-01"))
        .contains("C1 A-02-10")
        .allMatch(row -> row.startsWith("C1 A-02"));
  }

  @Test
  void bothBoundsOfAFileBelongToIt() {
    assertThat(met(MONTHS, "C1 A-01-01", "C1 A-03-31")).contains("C1 A-01-01", "C1 A-03-31");
  }

  @Test
  void aFileOfOneLateNumberHidesNoOtherFile() {
    List<KeySpan> files =
        Stream.concat(MONTHS.stream(), Stream.of(new KeySpan("C1", "A-01-15", "A-04-30"))).toList();

    assertThat(met(files, "C1 A-04-12")).noneMatch(row -> row.startsWith("C1 A-01"));
  }

  @Test
  void aFileThatDoesNotSayItsBoundsIsMetByEachKey() {
    List<KeySpan> files = List.of(new KeySpan("C1", null, null));

    assertThat(met(files, "C1 Z"))
        .isEqualTo(ROWS.stream().filter(r -> r.startsWith("C1")).toList());
  }

  @Test
  void aCityWithoutRowsMeetsNone() {
    assertThat(met(MONTHS, "C9 A-02-10")).isEmpty();
  }

  @Test
  void otherCitiesAreNotMet() {
    List<KeySpan> files =
        Stream.concat(MONTHS.stream(), Stream.of(new KeySpan("C2", "A-01-01", "A-03-31"))).toList();

    assertThat(met(files, "C1 A-02-10")).allMatch(row -> row.startsWith("C1"));
  }

  @Test
  void numbersAreComparedByTheirBytesAsFilesDo() {
    // U+FF21 lies before the second in bytes, and behind its first half in Java's order.
    List<KeySpan> files = List.of(new KeySpan("C1", "\uFF21", "\uD835\uDC00"));

    assertThat(met(files, "C1 \uFF22")).hasSize(1);
  }

  private static final List<String> ROWS =
      Stream.of(
              List.of("C1", "A-01-01"),
              List.of("C1", "A-01-15"),
              List.of("C1", "A-02-01"),
              List.of("C1", "A-02-10"),
              List.of("C1", "A-03-31"),
              List.of("C1", "\uFF22"),
              List.of("C2", "A-02-10"))
          .map(row -> String.join(" ", row))
          .toList();

  /** Of {@link #ROWS} those that have to be looked at, for keys such as "city number". */
  private static List<String> met(List<KeySpan> files, String... keys) {
    KeyZones zones = KeyZones.of("number", files);
    KeyZones.Marks marks = zones.marks();
    Arrays.stream(keys).map(key -> key.split(" ")).forEach(key -> marks.add(key[0], key[1]));
    List<Row> rows = new ArrayList<>();
    ROWS.forEach(row -> rows.add(RowFactory.create((Object[]) row.split(" "))));
    Optional<Dataset<Row>> met =
        zones.met(
            spark
                .session()
                .createDataFrame(rows, StructType.fromDDL("city_code STRING, number STRING")),
            marks.zones());
    return met.map(
            there ->
                there.collectAsList().stream()
                    .map(row -> row.getString(0) + " " + row.getString(1))
                    .toList())
        .orElse(List.of());
  }
}
