package citylake.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleProvinceTest {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DENSE =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

  @TempDir static Path dumps;
  private static final SampleProvince PROVINCE = SampleProvince.ofSeed(SampleProvince.SEED);
  private static List<String> story1;
  private static List<String> story2;

  @BeforeAll
  static void writeBothNights() {
    story1 = PROVINCE.writeNight1(dumps);
    story2 = PROVINCE.writeNight2(dumps);
  }

  @Test
  void everyFileHoldsAsManyRecordsAsTheTruthSays() throws IOException {
    for (Truth.File file : taken()) {
      long lines = DumpFile.text(dumps.resolve(file.file())).lines().count() - 1;
      assertThat(lines).as(file.file()).isEqualTo(file.records());
      assertThat(
              file.accepted()
                  + file.corrections()
                  + file.retractions()
                  + file.duplicates()
                  + file.quarantined())
          .as("account of %s", file.file())
          .isEqualTo(file.records());
    }
  }

  @Test
  void citiesAreAsLargeAsAskedFor() {
    for (Truth.File file : taken().stream().filter(f -> f.file().contains("20260701")).toList()) {
      if (file.kind().equals("incident")) {
        assertThat(file.records()).as(file.file()).isBetween(6_000, 10_000);
      } else {
        assertThat(file.records()).as(file.file()).isBetween(2_000, 3_000);
      }
    }
  }

  @Test
  void plantedPlacesHoldTheEventsThatTheTruthSays() throws IOException {
    for (Truth.City city : PROVINCE.truth().cities()) {
      for (Truth.Place place : city.hotPlaces()) {
        List<Map<String, String>> records = firstDelivery(city, place.kind());
        long near =
            records.stream().filter(row -> metres(row, city, place) < 3 * place.scatterM()).count();
        // 98.9 % of a round normal scatter lie within three deviations; the background adds to
        // them.
        assertThat(near)
            .as("%s %s at %s, %s", city.name(), place.kind(), place.lon(), place.lat())
            .isGreaterThanOrEqualTo(Math.round(0.96 * place.events()));
        double areaShare = Math.PI * 330 * 330 / (Math.PI * 4_800 * 3_900);
        assertThat((double) near).isGreaterThan(5 * areaShare * records.size());
      }
    }
  }

  @Test
  void plantedHoursHoldTheEventsThatTheTruthSays() throws IOException {
    for (Truth.City city : PROVINCE.truth().cities()) {
      for (Truth.Hours hours : city.hotHours()) {
        long inside =
            firstDelivery(city, hours.kind()).stream()
                .filter(row -> isIn(hours, timeOf(row, hours.kind())))
                .count();
        assertThat(inside).as("%s %s", city.name(), hours.kind()).isGreaterThan(hours.events() - 3);
        assertThat(hours.events()).isGreaterThan(200);
      }
    }
  }

  @Test
  void secondNightChangesKeysOfTheFirst() throws IOException {
    Set<String> known = new HashSet<>();
    for (Map<String, String> row :
        DumpFile.records(dumps.resolve("jichuan/incident_20260701.csv.gz"))) {
      known.add(row.get("case_no") + "-" + row.get("offence_no"));
    }
    List<Map<String, String>> next =
        DumpFile.records(dumps.resolve("jichuan/incident_20260702.csv.gz"));

    assertThat(next.stream().filter(row -> row.get("action").equals("D"))).hasSize(5);
    assertThat(next.stream().filter(row -> row.get("action").equals("U"))).hasSize(25);
    assertThat(next)
        .allSatisfy(
            row ->
                assertThat(known.contains(row.get("case_no") + "-" + row.get("offence_no")))
                    .isEqualTo(!row.get("action").equals("A")));
  }

  @Test
  void brokenFileEndsInTheMiddleOfItsGzip() throws IOException {
    byte[] torn = Files.readAllBytes(dumps.resolve("jichuan/crash_20260702.csv.gz"));

    assertThatThrownBy(() -> new GZIPInputStream(new ByteArrayInputStream(torn)).readAllBytes())
        .isInstanceOf(EOFException.class);
  }

  @Test
  void resentFileHasTheBytesOfTheFirst() throws IOException {
    assertThat(dumps.resolve("yuanbo/sg_20260701_again.txt"))
        .hasSameBinaryContentAs(dumps.resolve("yuanbo/sg_20260701.txt"));
  }

  @Test
  void pipeTextIsChineseInGb18030AndHidesAPipeInsideACharacter() throws IOException {
    byte[] bytes = Files.readAllBytes(dumps.resolve("yuanbo/aj_20260701.txt"));
    String text = new String(bytes, Charset.forName("GB18030"));

    assertThat(text).contains("入户盗窃").contains("\r\n").contains("鷟羽路");
    long pipes = text.chars().filter(c -> c == '|').count();
    long bytesLikePipes = 0;
    for (byte each : bytes) {
      bytesLikePipes += each == '|' ? 1 : 0;
    }
    assertThat(bytesLikePipes).isGreaterThan(pipes);
    assertThatThrownBy(() -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)))
        .isInstanceOf(CharacterCodingException.class);
  }

  @Test
  void sameSeedGivesSameBytesAndAnotherSeedOthers(@TempDir Path again, @TempDir Path other)
      throws IOException {
    SampleProvince.ofSeed(SampleProvince.SEED).writeNight1(again);
    SampleProvince.ofSeed(7).writeNight1(other);

    for (String file : List.of("yuanbo/aj_20260701.txt", "jichuan/crash_20260701.csv.gz")) {
      assertThat(again.resolve(file)).hasSameBinaryContentAs(dumps.resolve(file));
      assertThat(Files.mismatch(other.resolve(file), dumps.resolve(file))).isNotEqualTo(-1);
    }
  }

  @Test
  void lateCityDeliversOnlyInTheSecondNight(@TempDir Path firstNight) {
    PROVINCE.writeNight1(firstNight);

    assertThat(firstNight.resolve("tingmo")).doesNotExist();
    assertThat(dumps.resolve("tingmo/incident_20260701.csv.gz")).exists();
  }

  @Test
  void truthIsWrittenForOtherTools() throws IOException {
    JsonNode truth = new ObjectMapper().readTree(dumps.resolveSibling("truth.json").toFile());

    assertThat(truth.get("cities")).hasSize(3);
    assertThat(truth.get("files").get(0).get("night").asText()).isEqualTo("2026-07-01");
    assertThat(truth.get("cities").get(0).get("hotPlaces").get(0).get("lon").asDouble())
        .isEqualTo(PROVINCE.truth().cities().get(0).hotPlaces().get(0).lon(), within(1e-12));
  }

  @Test
  void storyNamesWhatWasPlanted() {
    assertThat(story1)
        .contains("Tingmo delivers nothing this night.")
        .contains(
            "Yuanbo: 6 hot places and 2 windows of hot hours are planted; crashes and crimes there coincide partly.");
    assertThat(story2)
        .contains(
            "jichuan/crash_20260702.csv.gz is torn: its gzip ends early, so nothing of it may be taken.",
            "yuanbo/sg_20260701_again.txt repeats a file of the night before under another name.");
  }

  @Test
  void declarationsAreCopiedOut(@TempDir Path folder) throws IOException {
    PROVINCE.writeSources(folder);

    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()))
          .containsExactlyInAnyOrderElementsOf(SampleSources.FILES);
    }
    assertThat(folder.resolve("vendors/pipe-text/incident.sql")).content().contains("FROM dump");
  }

  @Test
  void folderThatCannotBeWrittenIsNamed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");

    assertThatThrownBy(() -> PROVINCE.writeNight1(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Failed to write the sample dump " + file)
        .hasMessageEndingWith("no lake was touched.");
    assertThatThrownBy(() -> PROVINCE.writeSources(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Failed to write the sample declaration " + file);
  }

  private static List<Truth.File> taken() {
    return PROVINCE.truth().files().stream()
        .filter(file -> file.outcome().equals("taken"))
        .toList();
  }

  private static List<Map<String, String>> firstDelivery(Truth.City city, String kind)
      throws IOException {
    Truth.File file =
        taken().stream()
            .filter(f -> f.city().equals(city.key()) && f.kind().equals(kind))
            .filter(f -> f.file().contains("20260701"))
            .findFirst()
            .orElseThrow();
    return DumpFile.records(dumps.resolve(file.file()));
  }

  private static double metres(Map<String, String> row, Truth.City city, Truth.Place place) {
    if (row.containsKey("hzb")) {
      GaussKrueger at = GaussKrueger.of(place.lon(), place.lat(), 165);
      return Math.hypot(
          Double.parseDouble(row.get("hzb")) - at.eastM(),
          Double.parseDouble(row.get("zzb")) - at.northM());
    }
    if (row.get("longitude").isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    double east =
        (Double.parseDouble(row.get("longitude")) - place.lon())
            * 111_195
            * Math.cos(Math.toRadians(city.lat()));
    double north = (Double.parseDouble(row.get("latitude")) - place.lat()) * 111_195;
    return Math.hypot(east, north);
  }

  private static LocalDateTime timeOf(Map<String, String> row, String kind) {
    boolean isPipe = row.containsKey("hzb");
    String field =
        kind.equals("incident") ? isPipe ? "fasjcz" : "begin_time" : isPipe ? "sgsj" : "crash_time";
    String text = row.get(field);
    if (text.isEmpty() || text.contains("25:61") || text.endsWith("256100")) {
      return null;
    }
    return LocalDateTime.parse(text, isPipe ? DENSE : CLOCK);
  }

  private static boolean isIn(Truth.Hours hours, LocalDateTime time) {
    return time != null
        && hours.days().contains(time.getDayOfWeek().getValue())
        && time.getHour() >= hours.fromHour()
        && time.getHour() < hours.toHour();
  }
}
