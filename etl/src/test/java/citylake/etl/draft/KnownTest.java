package citylake.etl.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownTest {
  @TempDir Path folder;

  private static Known known(String city, String vendor, String kind, String zone) {
    return new Known(city, vendor, kind, zone, null, null, null);
  }

  @Test
  void wordsThatCannotNameAFolderAreRefused() {
    assertThatThrownBy(() -> known("North Town", null, null, null))
        .hasMessage(
            "Invalid city (must be lower-case letters, digits and _, beginning with a letter): North Town. Nothing was written.");
    assertThatThrownBy(() -> known("a", "../v", null, null))
        .hasMessageStartingWith("Invalid vendor (must be lower-case letters, digits and -");
    assertThatThrownBy(() -> known("a", "v", "parade", null))
        .hasMessageStartingWith("Invalid kind (must be one of incident,");
    assertThatThrownBy(() -> known("a", "v", "incident", "Mars/Olympus"))
        .hasMessageStartingWith(
            "Invalid zone (must be a zone such as Asia/Shanghai or America/Denver): Mars/Olympus.");
  }

  @Test
  void whatIsKnownIsWrittenAndWhatIsNotIsAskedFor() throws Exception {
    Path sample = folder.resolve("案件_20260701.txt");
    Files.write(
        sample,
        "案件编号;案发时间;案件类别\nS1;31/12/2025 23:10;甲\nS2;30/12/2025 08:00;乙\nS3;1/1/2026 1:00;甲\n"
            .getBytes(Charset.forName("GB18030")));

    Draft draft =
        Drafter.of(
            sample,
            new Known("shagang", "anhe", "incident", "Asia/Shanghai", null, "990100", "GB/T 2260"));

    assertThat(draft.files())
        .extracting(Draft.DraftFile::path)
        .containsExactly(
            "cities/shagang.yaml",
            "vendors/anhe/incident.odcs.yaml",
            "vendors/anhe/incident.sql",
            "vendors/anhe/offences.csv");
    assertThat(draft.files().get(0).text())
        .contains("time_zone: Asia/Shanghai\n", "city_code: \"990100\"\n", "state: drafted")
        .contains("incident: {files: \"shagang/案件_*.{txt,TXT}*\"}");
    assertThat(draft.asks())
        .noneMatch(ask -> ask.contains("zone") || ask.contains("city_code"))
        .anyMatch(ask -> ask.startsWith("What does each code mean"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cases_20260701.csv      | cases_*.{csv,CSV}*
          cases-2026-07-01.csv.gz | cases-*.{csv,CSV}*
          CASES_20260701.CSV      | CASES_*.{csv,CSV}*
          cases.csv               | cases.{csv,CSV}*
          c[1].csv                | c?*?.{csv,CSV}*
          """)
  void datesAndNumbersOfAFileNameAreLeftOpenAndItMayBePackedOrInCapitals(
      String file, String pattern) {
    assertThat(CityDraft.pattern(file)).isEqualTo(pattern);
  }

  @ParameterizedTest
  @CsvSource({"help_request, request_no", "vehicle_sighting, sighting_no", "crash, crash_no"})
  void everyKindThatCanBeDraftedHasItsKey(String kind, String key) throws Exception {
    Path sample = folder.resolve("sample.csv");
    Files.writeString(sample, "no,datetime\nA1,2026-07-01 10:00\nA2,2026-07-01 11:00\n");

    Draft draft = Drafter.of(sample, known("a", "v", kind, null));

    assertThat(draft.files())
        .filteredOn(file -> file.path().equals("vendors/v/" + kind + ".sql"))
        .singleElement()
        .satisfies(file -> assertThat(file.text()).contains(" AS " + key));
  }
}
