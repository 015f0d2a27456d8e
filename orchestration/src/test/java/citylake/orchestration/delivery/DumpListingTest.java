package citylake.orchestration.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpListingTest {
  private static final List<Source> SOURCES = Sources.load(List.of()).all();

  @TempDir Path folder;

  @Test
  void lakeAmongTheDumpsIsLeftOutAndNamed() throws IOException {
    write("dumps/denver/denver_crime_1.csv");
    write("dumps/gotham/crime.csv");
    write("dumps/work/notes.txt");
    write("dumps/work/lake/catalog.db");
    write("dumps/work/lake/warehouse/ops/release/metadata/1.json");
    Files.createSymbolicLink(folder.resolve("dumps/work/lake/gone"), folder.resolve("nowhere"));

    DumpListing listing = listing("dumps", "dumps/work/lake");

    assertThat(listing.leftOut()).contains(folder.resolve("dumps/work/lake"));
    assertThat(listing.claimed(SOURCES))
        .extracting(DumpFile::name)
        .containsExactly("denver/denver_crime_1.csv");
    assertThat(listing.unclaimed(SOURCES))
        .extracting(DumpFile::name)
        .containsExactly("gotham/crime.csv", "work/notes.txt");
  }

  @Test
  void lakeAmongTheDumpsIsFoundThroughLinks() throws IOException {
    write("dumps/lake/catalog.db");
    Files.createSymbolicLink(folder.resolve("by-link"), folder.resolve("dumps"));

    assertThat(listing("by-link", "dumps/lake").leftOut()).contains(folder.resolve("by-link/lake"));
    assertThat(listing("by-link", "dumps/lake").unclaimed(SOURCES)).isEmpty();
  }

  @Test
  void aFolderThatIsNamedLikeADumpIsListedAndNotPassedOver() throws IOException {
    write("dumps/denver/denver_crime_2.csv/part-1");

    assertThat(listing("dumps", "lake").claimed(SOURCES))
        .extracting(DumpFile::name)
        .containsExactly("denver/denver_crime_2.csv");
  }

  @Test
  void lakeElsewhereLeavesNothingOut() throws IOException {
    write("dumps/lake.csv");
    write("lake/catalog.db");

    assertThat(listing("dumps", "lake").leftOut()).isEmpty();
    assertThat(listing("dumps", "lake").unclaimed(SOURCES))
        .extracting(DumpFile::name)
        .containsExactly("lake.csv");
  }

  @Test
  void lakesOwnFolderIsNoFolderOfDumps() throws IOException {
    write("both/catalog.db");

    assertThatThrownBy(() -> listing("both", "both"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid dump folder: %s is the lake's own folder. Name the folder that holds the cities' dumps with --dumps, or another lake with --lake; nothing was read."
                .formatted(folder.resolve("both")));
  }

  @Test
  void fileBesideTheCitiesFoldersIsToldSo() throws IOException {
    write("dumps/crime.csv");

    DumpFile file = listing("dumps", "lake").unclaimed(SOURCES).get(0);

    assertThat(Unclaimed.refusal(file, LocalDate.parse("2026-07-02"), SOURCES).detail())
        .startsWith(
            "crime.csv lies beside the cities' folders, in none of them. Known cities: boston, ")
        .endsWith(
            ". Move it to its city's folder, or declare the city in cities/<city>.yaml (see docs/adding-a-city.md).");
  }

  private DumpListing listing(String dumps, String lake) {
    return new DumpListing(folder.resolve(dumps).toString(), folder.resolve(lake));
  }

  private void write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "a\n");
  }
}
