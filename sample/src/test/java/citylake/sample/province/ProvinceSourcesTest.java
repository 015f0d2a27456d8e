package citylake.sample.province;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.sample.form.CityForms;
import citylake.sample.land.Cities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvinceSourcesTest {
  private static final Path RESOURCES = Path.of("src/main/resources/province-sources");

  @TempDir Path folder;

  @Test
  void indexNamesEveryDeclaration() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES.resolve("vendors"))) {
      assertThat(Files.readAllLines(RESOURCES.resolve("index.txt")))
          .isEqualTo(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> RESOURCES.relativize(file).toString())
                  .sorted()
                  .toList());
    }
  }

  @Test
  void whereAllConformEveryCityIsOfTheStandardAndGivesPlacesAsItDoes() throws IOException {
    ProvinceSources.write(folder, Cities.first(Cities.ALL), CityForms::standard);

    assertThat(written("cities")).hasSize(Cities.ALL).contains("langyu.yaml");
    assertThat(written("vendors")).containsExactly("provincial-standard");
    assertThat(folder.resolve("cities/langyu.yaml"))
        .content()
        .contains(
            "vendor: provincial-standard",
            "city_code: \"990400\"",
            "name: \"EPSG:4326\"",
            "centre: {lon: 131.25, lat: 15.75}",
            "incident: {files: \"langyu/incident_*\"}")
        .doesNotContain("${");
  }

  private List<String> written(String below) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(below))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
