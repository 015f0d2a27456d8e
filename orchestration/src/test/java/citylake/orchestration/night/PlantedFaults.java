package citylake.orchestration.night;

import citylake.quality.DeliveryAccount;
import citylake.sample.form.Kind;
import citylake.sample.night.FileAccount;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The faults of single records that the province's truth says were planted, beside what its nights
 * found: each as "file record fault".
 */
record PlantedFaults(ProvinceNights province, Path truth) {
  private static final Set<String> THAT_REFUSE = Set.of("torn", "no_number");
  private static final String OF_TIME = "unreadable_time";

  /** Planted faults by which a record can become no row, in the files that were taken. */
  Set<String> thatRefuse() {
    return planted(THAT_REFUSE::contains);
  }

  /** Planted faults that leave a value unknown. */
  Set<String> ofTimes() {
    return planted(OF_TIME::equals);
  }

  private Set<String> planted(java.util.function.Predicate<String> isAsked) {
    Map<String, String> taken =
        province.files().stream()
            .filter(file -> file.outcome().equals("taken"))
            .map(FileAccount::file)
            .collect(Collectors.toMap(file -> file.replace("_again", ""), Function.identity()));
    Set<String> faults = new TreeSet<>();
    for (Path file : files()) {
      try (CsvReader<CsvRecord> lines =
          CsvReader.builder()
              .ofCsvRecord(
                  new InputStreamReader(
                      new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
        lines.stream()
            .skip(1)
            .filter(line -> taken.containsKey(line.getField(0)) && isAsked.test(line.getField(2)))
            .forEach(
                line ->
                    faults.add(
                        "%s %s %s"
                            .formatted(
                                taken.get(line.getField(0)), line.getField(1), line.getField(2))));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read the truth " + file, e);
      }
    }
    return faults;
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.walk(truth)) {
      return files.filter(file -> file.endsWith("fault.csv.gz")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Records that nights refused; parts of records, which some cities send, are none of these. */
  Set<String> refused() {
    return province
        .lab()
        .released(
            "SELECT file, record_no, reason FROM quarantine.record WHERE reason <> 'partial_correction'")
        .stream()
        .map(
            row ->
                "%s %d %s"
                    .formatted(
                        row.getString(0),
                        row.getLong(1),
                        row.getString(2).equals("key_missing") ? "no_number" : "torn"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Rows that name a fault of theirs, whichever. */
  Set<String> ofRowsWithIssues() {
    Map<String, String> files =
        province.nights().stream()
            .flatMap(night -> night.deliveries().stream())
            .collect(Collectors.toMap(DeliveryAccount::delivery, DeliveryAccount::file));
    return Stream.of(Kind.values())
        .flatMap(
            kind ->
                province
                    .lab()
                    .released(
                        "SELECT _row.delivery, _row.record_no FROM standard.%s WHERE size(_issues) > 0"
                            .formatted(kind.standardName()))
                    .stream())
        .map(
            row ->
                Optional.ofNullable(files.get(row.getString(0))).orElseThrow()
                    + " %d %s".formatted(row.getLong(1), OF_TIME))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
