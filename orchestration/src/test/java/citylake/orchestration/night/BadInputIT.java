package citylake.orchestration.night;

import static citylake.orchestration.night.DenverRow.csv;
import static citylake.orchestration.night.DenverRow.incidents;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.delivery.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One night with every kind of bad file in it, and good files that must go through all the same.
 */
class BadInputIT {
  private static final String BURGLARIES = "denver/denver_crime_";

  @TempDir static Path folder;
  private static NightLab lab;
  private static NightResult night;

  @BeforeAll
  static void oneNight() throws IOException {
    lab = new NightLab(folder);
    byte[] good = csv(incidents(0, 200));
    lab.deliver(BURGLARIES + "good.csv", good);
    lab.deliver(BURGLARIES + "twice.csv", good);
    lab.deliver(BURGLARIES + "cut.csv.gz", Arrays.copyOf(gzip(csv(incidents(200, 900))), 2000));
    lab.deliver(BURGLARIES + "encoding.csv", csv(incidents(200, 400), Charset.forName("GB18030")));
    lab.deliver(BURGLARIES + "missing.csv", withHeader("OFFENSE_CODE,", ""));
    lab.deliver(BURGLARIES + "extra.csv", withHeader("OFFENSE_CODE,", "OFFENSE_CODE,WEATHER,"));
    lab.deliver(BURGLARIES + "empty.csv", new byte[0]);
    lab.deliver("atlantis/crimes.csv", good);
    lab.deliver("gotham/cases_1.txt", ThirdCity.dump());
    night = lab.run("2019-07-01", ThirdCity.sources(folder.resolve("more-sources")));
  }

  @AfterAll
  static void close() throws IOException {
    lab.close();
  }

  @Test
  void theGoodFilesGoThrough() {
    assertThat(night.status()).as("%s", night.blocking()).isEqualTo(NightResult.Status.RELEASED);
    assertThat(lab.released("SELECT count(*) FROM standard.incident WHERE city_code = '0820000'"))
        .extracting(row -> row.getLong(0))
        .containsExactly(200L);
  }

  @Test
  void aCutGzipIsRefusedWithWhatToSend() {
    assertThat(refusal("cut.csv.gz").reason()).isEqualTo("truncated_gzip");
    assertThat(refusal("cut.csv.gz").detail())
        .startsWith("Cannot take denver/denver_crime_cut.csv.gz: its gzip content ends too early")
        .contains("Please send the whole file again");
  }

  @Test
  void anotherEncodingIsNamed() {
    assertThat(refusal("encoding.csv").reason()).isEqualTo("wrong_encoding");
    assertThat(refusal("encoding.csv").detail()).contains("UTF-8").contains("GB18030");
  }

  @Test
  void aMissingColumnIsNamed() {
    assertThat(refusal("missing.csv").reason()).isEqualTo("missing_column");
    assertThat(refusal("missing.csv").detail()).contains("OFFENSE_CODE");
  }

  @Test
  void anExtraColumnIsNamed() {
    assertThat(refusal("extra.csv").reason()).isEqualTo("extra_column");
    assertThat(refusal("extra.csv").detail()).contains("WEATHER");
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThat(refusal("empty.csv").reason()).isEqualTo("empty_file");
  }

  @Test
  void theSameFileTwiceIsCountedOnce() {
    Refusal twin = refusal("twice.csv");

    assertThat(twin.status()).isEqualTo("already_taken");
    assertThat(twin.detail())
        .startsWith(
            "denver/denver_crime_twice.csv holds the same bytes as delivery 2019-07-01-denver.incident-")
        .contains("Nothing was counted twice");
  }

  @Test
  void aFileOfAnUnknownCityIsRefusedWithTheCitiesThatAreKnown() {
    assertThat(refusal("crimes.csv").reason()).isEqualTo("unknown_city");
    assertThat(refusal("crimes.csv").detail())
        .startsWith(
            "atlantis/crimes.csv lies in 'atlantis', which is the folder of no city. Known cities: boston, chicago, davis, denver, gotham, new_york, seattle, st_louis, washington_dc.");
  }

  @Test
  void everyRefusalIsKeptAndShownAsFreshness() {
    assertThat(lab.released("SELECT count(*) FROM ops.delivery WHERE status = 'refused'"))
        .extracting(row -> row.getLong(0))
        .containsExactly(6L);
    assertThat(
            lab.released(
                "SELECT files_refused FROM published.freshness WHERE city_code = '0820000' AND kind = 'incident'"))
        .extracting(row -> row.getLong(0))
        .containsExactly(5L);
  }

  @Test
  void aThirdCityOfAKnownFormatCameInByYamlAndSqlAlone() {
    assertThat(
            lab.released(
                "SELECT incident_no, offence_code, occurred_from_local FROM standard.incident WHERE city_code = '99GOTH' ORDER BY incident_no LIMIT 1"))
        .extracting(row -> row.getString(0) + " " + row.getString(1) + " " + row.get(2))
        .containsExactly("G0001 0501 2019-03-02T13:30");
  }

  @Test
  void theSameNightAgainReadsNothingAndWritesNothing() {
    NightResult again = lab.run("2019-07-01", folder.resolve("more-sources"));

    assertThat(again.status()).isEqualTo(NightResult.Status.UP_TO_DATE);
    assertThat(again.release().number()).isEqualTo(night.release().number());
    assertThat(again.known()).isEqualTo(9);
  }

  private static Refusal refusal(String name) {
    return night.refusals().stream()
        .filter(refusal -> refusal.file().name().endsWith(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no refusal of " + name + " in " + night.refusals()));
  }

  private static byte[] withHeader(String column, String instead) {
    return DenverRow.lines(DenverRow.HEADER.replace(column, instead), incidents(200, 260))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }
}
