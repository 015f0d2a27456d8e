package citylake.orchestration.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a refused file when the next run comes. */
class RefusedFilesTest {
  private static final LocalDate NIGHT = LocalDate.parse("2019-07-01");
  private static final String FINE =
      Gotham.HEADER
          + "\n1,1220200,2202,0,burglary,burglary,3/4/2019 11:00:00 AM,,3/4/2019 11:00:00 AM,,,,-104.9,39.7,1,111,invented,1,0\n";

  @TempDir Path folder;

  @Test
  void aFileOfAnUnknownCityIsTakenOnceTheCityIsDeclared() throws IOException {
    write("gotham/crime.csv", FINE);
    List<Source> before = Sources.load(List.of()).all();
    Intake first = take(before, List.of());
    assertThat(first.refused()).extracting(Refusal::reason).containsExactly("unknown_city");

    List<Source> after = withGotham();
    Intake second = take(after, List.of(row(first.refused().get(0), null)));

    assertThat(second.taken())
        .extracting(Delivery::source)
        .extracting(Source::name)
        .containsExactly("gotham.incident");
  }

  @Test
  void aLinkThatLeadsNowhereIsNamedAndNotPassedOver() throws IOException {
    Files.createDirectories(folder.resolve("dumps/denver"));
    Files.createSymbolicLink(
        folder.resolve("dumps/denver/denver_crime_x.csv"), folder.resolve("not-mounted.csv"));
    Files.createSymbolicLink(
        folder.resolve("dumps/denver/notes.txt"), folder.resolve("not-mounted.txt"));

    List<Refusal> refused = take(Sources.load(List.of()).all(), List.of()).refused();

    assertThat(refused)
        .extracting(Refusal::reason)
        .containsExactlyInAnyOrder("unreadable_file", "unknown_file");
    assertThat(refused)
        .extracting(Refusal::detail)
        .contains(
            "Cannot read denver/denver_crime_x.csv where it lies: it is a link to %s, where nothing is. Nothing of this file was taken; what was delivered before stays as it is. Look at the folder or the connection; the next run tries again."
                .formatted(folder.resolve("not-mounted.csv")));
  }

  @Test
  void whatCouldNotBeReadAndIsGoneIsToldOfTheDoorsThatWereLandedAlone() throws IOException {
    Path link = folder.resolve("dumps/denver/denver_crime_x.csv");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, folder.resolve("not-mounted.csv"));
    List<Source> sources = Sources.load(List.of()).all();
    Map<String, Object> refused = row(take(sources, List.of()).refused().get(0), "x");
    refused.put("night", NIGHT);

    assertThat(landing(sources, refused, "denver").gone()).as("it lies there").isEmpty();
    Files.delete(link);
    assertThat(landing(sources, refused, "denver").gone())
        .containsExactly("denver/denver_crime_x.csv");
    assertThat(landing(sources, refused, "boston").gone()).isEmpty();
    refused.put("source", "denver.undeclared");
    assertThat(landing(sources, refused, "denver").gone()).isEmpty();
  }

  private Intake landing(List<Source> sources, Map<String, Object> before, String door) {
    IntakeDesk desk = desk(sources, List.of(before));
    DumpListing listing =
        new DumpListing(folder.resolve("dumps").toString(), folder.resolve("lake"));
    return desk.intake(List.of(desk.land(door, listing.claimed(sources), Optional.empty())));
  }

  @Test
  void aCitysFolderThatIsALinkToNowhereIsThatCitysFault() throws IOException {
    Files.createDirectories(folder.resolve("dumps"));
    Files.createSymbolicLink(folder.resolve("dumps/denver"), folder.resolve("not-mounted"));

    assertThat(take(Sources.load(List.of()).all(), List.of()).refused())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.source()).startsWith("denver.");
              assertThat(refusal.reason()).isEqualTo("unreadable_file");
              assertThat(refusal.detail())
                  .startsWith(
                      "Cannot read denver where it lies: it is a link to %s, where nothing is. "
                          .formatted(folder.resolve("not-mounted")));
            });
  }

  @Test
  void aFolderThatIsNamedLikeADumpIsSaidToBeOne() throws IOException {
    Files.createDirectories(folder.resolve("dumps/denver/denver_crime_x.csv"));

    assertThat(take(Sources.load(List.of()).all(), List.of()).refused())
        .singleElement()
        .extracting(Refusal::detail)
        .asString()
        .startsWith(
            "Cannot read denver/denver_crime_x.csv where it lies: it is a folder, not a file. ");
  }

  @Test
  void aNightRemembersWhatItRefusedUntilAFileOfThatNameIsTaken() {
    Map<String, Object> refused =
        Map.of(
            "delivery",
            "1",
            "file",
            "denver/a.csv",
            "bytes",
            1L,
            "status",
            "refused",
            "reason",
            "truncated_gzip",
            "night",
            NIGHT,
            "source",
            "denver.incident");
    Map<String, Object> taken =
        Map.of(
            "delivery",
            "2",
            "file",
            "denver/a.csv",
            "bytes",
            2L,
            "status",
            "taken",
            "night",
            NIGHT,
            "source",
            "denver.incident",
            "city_code",
            "0820000",
            "records",
            1L);

    assertThat(new KnownFiles(List.of(refused)).stillRefused(NIGHT))
        .containsExactly(new RefusedBefore("denver/a.csv", "denver.incident", "truncated_gzip"))
        .extracting(RefusedBefore::words)
        .containsExactly("denver/a.csv (truncated_gzip)");
    assertThat(new KnownFiles(List.of(refused)).stillRefused(NIGHT.plusDays(1))).isEmpty();
    assertThat(new KnownFiles(List.of(refused, taken)).stillRefused(NIGHT)).isEmpty();
  }

  @Test
  void halfWrittenCopiesOfAKilledLandingAreFoundAndRemoved() throws IOException {
    Path area = Files.createDirectories(folder.resolve("landing/denver.incident"));
    Path copy = Files.writeString(area.resolve(".incoming123.part"), "half");
    Path whole = Files.writeString(area.resolve("0a1b"), "whole");

    assertThat(Unfinished.remove(folder.resolve("landing"))).containsExactly(copy);

    assertThat(copy).doesNotExist();
    assertThat(whole).exists();
    assertThat(Unfinished.in(folder.resolve("landing"))).isEmpty();
  }

  @Test
  void aRefusedFileIsNotReadAgainAsLongAsItsDeclarationStays() throws IOException {
    write("denver/denver_crime_x.csv", Gotham.HEADER.replace("GEO_LON", "X") + "\n");
    List<Source> sources = Sources.load(List.of()).all();
    Refusal refused = take(sources, List.of()).refused().get(0);

    Intake again = take(sources, List.of(row(refused, hash(sources))));
    assertThat(again.isEmpty()).isTrue();
    assertThat(again.known()).isEqualTo(1);

    Intake declaredAnew = take(sources, List.of(row(refused, "another")));
    assertThat(declaredAnew.refused())
        .as("looked at again, found the same in the same night: on record already")
        .isEmpty();
    assertThat(declaredAnew.known()).isEqualTo(1);
  }

  @Test
  void aFileThatCannotBeReadIsNamedAndStopsNobody() throws IOException {
    write("denver/denver_crime_fine.csv", FINE);
    Files.createSymbolicLink(
        folder.resolve("dumps/denver/denver_crime_broken.csv"), Path.of("/proc/self/mem"));
    List<Source> sources = Sources.load(List.of()).all();

    Intake intake = take(sources, List.of());

    assertThat(intake.taken())
        .extracting(delivery -> delivery.file().name())
        .containsExactly("denver/denver_crime_fine.csv");
    Refusal refusal = intake.refused().get(0);
    assertThat(refusal.reason()).isEqualTo("unreadable_file");
    assertThat(refusal.detail())
        .startsWith("Cannot read denver/denver_crime_broken.csv where it lies: ")
        .endsWith(
            ". Nothing of this file was taken; what was delivered before stays as it is. Look at the folder or the connection; the next run tries again.");

    Files.delete(folder.resolve("dumps/denver/denver_crime_broken.csv"));
    write("denver/denver_crime_broken.csv", FINE.replace("1220200", "2220200"));
    assertThat(take(sources, List.of(row(refusal, hash(sources)))).taken())
        .extracting(delivery -> delivery.file().name())
        .contains("denver/denver_crime_broken.csv");
  }

  private List<Source> withGotham() throws IOException {
    return Gotham.declared(folder.resolve("sources"), "");
  }

  private static String hash(List<Source> sources) {
    return sources.stream()
        .filter(source -> source.name().equals("denver.incident"))
        .findFirst()
        .orElseThrow()
        .declarationHash();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve("dumps").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Intake take(List<Source> sources, List<Map<String, Object>> history) {
    DumpListing listing =
        new DumpListing(folder.resolve("dumps").toString(), folder.resolve("lake"));
    IntakeDesk desk = desk(sources, history);
    return desk.intake(
        List.of(
            desk.land("claimed", listing.claimed(sources), Optional.empty()),
            desk.land(CityLanding.UNCLAIMED, listing.unclaimed(sources), Optional.empty())));
  }

  private IntakeDesk desk(List<Source> sources, List<Map<String, Object>> history) {
    return new IntakeDesk(
        sources,
        new KnownFiles(history),
        NIGHT,
        folder.resolve("landing"),
        ScanLimits.DEFAULT,
        Set.of());
  }

  /** The columns of ops.delivery that the desk reads. */
  private static Map<String, Object> row(Refusal refusal, String declaration) {
    Map<String, Object> row = new HashMap<>();
    row.put("delivery", refusal.id());
    row.put("source", refusal.source());
    row.put("file", refusal.file().name());
    row.put("bytes", refusal.file().bytes());
    row.put("modified_at", refusal.file().modifiedAt().atOffset(ZoneOffset.UTC));
    row.put("night", NIGHT);
    row.put("status", refusal.status());
    row.put("reason", refusal.reason());
    row.put("declaration", declaration);
    return row;
  }
}
