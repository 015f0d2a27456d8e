package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A link that leads nowhere and a file of nobody, which go away before the night is run again. */
@TestMethodOrder(OrderAnnotation.class)
class GoneFileIT {
  private static final String NIGHT = "2019-07-01";

  @TempDir static Path folder;
  private static NightLab lab;
  private static List<Source> sources;
  private static Path link;
  private static Path strangers;

  @BeforeAll
  static void aLinkLiesThere() throws IOException {
    lab = new NightLab(folder);
    sources = Sources.loadOnly(List.of(ThirdCity.sources(folder.resolve("more")))).all();
    link = lab.dumps().resolve("gotham/cases_1.txt");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, folder.resolve("not-mounted.txt"));
    lab.deliver("atlantis/crimes.csv", ThirdCity.dump());
    strangers = lab.dumps().resolve("atlantis/crimes.csv");
  }

  @AfterAll
  static void close() throws IOException {
    lab.close();
  }

  private static List<String> states() {
    return lab.released("SELECT night, state FROM ops.punctuality ORDER BY night").stream()
        .map(Row::toString)
        .toList();
  }

  @Test
  @Order(1)
  void asLongAsItLiesThereTheCityIsRefused() {
    NightResult night = lab.run(NIGHT, sources);

    NightResult again = lab.run(NIGHT, sources);

    assertThat(night.refusals()).hasSize(2);
    assertThat(states()).containsExactly("[2019-07-01,refused]");
    assertThat(again.status()).isEqualTo(NightResult.Status.UP_TO_DATE);
    assertThat(again.stillRefused())
        .containsExactlyInAnyOrder(
            "atlantis/crimes.csv (unknown_city)", "gotham/cases_1.txt (unreadable_file)");
  }

  @Test
  @Order(2)
  void onceItIsGoneNothingHasComeAndTheCityIsMissing() throws IOException {
    Files.delete(link);
    Files.delete(strangers);

    NightResult again = lab.run(NIGHT, sources);

    assertThat(again.blocking()).isEmpty();
    assertThat(again.status()).isEqualTo(NightResult.Status.RELEASED);
    assertThat(again.stillRefused()).isEmpty();
    assertThat(states()).containsExactly("[2019-07-01,missing]");
    assertThat(lab.released("SELECT state FROM published.freshness"))
        .extracting(row -> row.getString(0))
        .containsExactly("missing");
    assertThat(lab.run(NIGHT, sources).status()).isEqualTo(NightResult.Status.UP_TO_DATE);
  }

  @Test
  @Order(3)
  void theNextNightFindsItMissingSinceThen() {
    NightResult next = lab.run("2019-07-02", sources);

    assertThat(next.punctuality())
        .extracting(KindPunctuality::words)
        .containsExactly(
            "gotham incident is missing: nothing has come that was due since night 2019-07-01. What was delivered before stays as it is.");
  }
}
