package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.sample.SampleProvince;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What backfill and maintain refuse before they look at any lake. */
class BackfillArgumentsTest {
  @TempDir static Path folder;

  @BeforeAll
  static void sources() {
    SampleProvince.ofSeed(SampleProvince.SEED).writeSources(folder.resolve("sources"));
  }

  @Test
  void rangeThatEndsBeforeItBegins() {
    Typed typed = backfill("--from", "2026-07-02", "--to", "2026-07-01");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err())
        .contains(
            "Invalid range of nights: it ends on 2026-07-01, before it begins on 2026-07-02. Nothing was changed. Swap --from and --to.");
  }

  @Test
  void rangeThatIsNotOverYet() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    LocalDate tomorrow = today.plusDays(1);

    Typed typed = backfill("--from", "2026-07-01", "--to", tomorrow.toString());

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err())
        .contains(
            "Invalid range of nights: %s has not come yet, today is %s. Nothing was changed. End the range with --to %s."
                .formatted(tomorrow, today, today));
  }

  @Test
  void cityThatIsNotDeclared() {
    Typed typed =
        backfill("--from", "2026-07-01", "--to", "2026-07-02", "--cities", "jichuan,yuanbp");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err())
        .contains(
            "Invalid city: 'yuanbp' is not declared. Did you mean 'yuanbo'? Declared are: jichuan, tingmo, yuanbo. Nothing was changed.");
  }

  @Test
  void whatIsNoDate() {
    Typed typed = backfill("--from", "yesterday", "--to", "2026-07-01");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("Invalid value for option '--from'").contains("yesterday");
  }

  @Test
  void lakeThatIsNotThereIsNotMade() {
    Typed typed = backfill("--from", "2026-07-01", "--to", "2026-07-02", "--yes");

    assertThat(typed.exitCode()).isEqualTo(3);
    assertThat(typed.err()).contains("Cannot find a lake in " + folder.resolve("lake"));
    assertThat(Typed.citylake("maintain", "--lake", lake()).err())
        .contains("Cannot find a lake in " + folder.resolve("lake"));
    assertThat(Files.exists(folder.resolve("lake"))).isFalse();
  }

  @Test
  void retentionThatKeepsTooLittle() {
    Typed days = Typed.citylake("maintain", "--keep-days", "-1", "--lake", lake());
    Typed releases = Typed.citylake("maintain", "--keep-releases", "0", "--lake", lake());

    assertThat(days.exitCode()).isEqualTo(2);
    assertThat(days.err())
        .contains(
            "Invalid retention: at least 1 release must stay, and neither days nor months may be negative (releases 30, days -1, months 13). Nothing was changed.");
    assertThat(releases.exitCode()).isEqualTo(2);
    assertThat(releases.err()).contains("(releases 0, days 35, months 13). Nothing was changed.");
  }

  private static Typed backfill(String... arguments) {
    List<String> line = new ArrayList<>(List.of("backfill"));
    line.addAll(List.of(arguments));
    line.addAll(List.of("--sources", folder.resolve("sources").toString(), "--only-sources"));
    line.addAll(List.of("--lake", lake()));
    return Typed.citylake(line.toArray(String[]::new));
  }

  private static String lake() {
    return folder.resolve("lake").toString();
  }
}
