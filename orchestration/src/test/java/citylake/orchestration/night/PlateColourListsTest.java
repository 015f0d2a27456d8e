package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.CodeList;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.sample.form.CityForms;
import citylake.sample.form.PlateColours;
import citylake.sample.land.Cities;
import citylake.sample.land.City;
import citylake.sample.province.ProvinceSources;
import citylake.testing.SharedData;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four code systems of plate colours are in use and contradict each other. */
class PlateColourListsTest {
  private static final Map<PlateColours, String> PUBLISHED =
      Map.of(
          PlateColours.GAT_1400, "GA/T 1400 ColorType (subset for plates)",
          PlateColours.TRAFFIC, "traffic VEHICLE_TRAFFIC_RECORD HPYS",
          PlateColours.TRAFFIC_VARIANT, "traffic second variant",
          PlateColours.CITY_PLATFORM, "city platform (Luoyang protocol)");

  /** The standard's codes; every other colour is 99. */
  private static final Map<String, String> STANDARD =
      Map.of("黑", "1", "白", "2", "蓝", "5", "黄", "6", "绿", "9");

  @TempDir Path folder;

  @Test
  void eachVendorsListSaysWhatThePublishedSystemSays() throws IOException {
    ProvinceSources.write(folder, Cities.first(Cities.ALL), CityForms::ofVendor);
    List<Source> sources = Sources.loadOnly(List.of(folder)).all();
    Set<PlateColours> seen = EnumSet.noneOf(PlateColours.class);

    for (City city : Cities.first(Cities.ALL)) {
      PlateColours system = CityForms.ofVendor(city).habits().colours();
      CodeList list =
          sources.stream()
              .filter(source -> source.name().equals(city.key() + ".vehicle_sighting"))
              .map(source -> source.vendor().codeLists().get("plate_colours"))
              .findFirst()
              .orElseThrow();
      for (NamedCsvRecord code : published(PUBLISHED.get(system))) {
        assertThat(list.meaning(code.getField("code"), "plate_colour_code"))
            .as("%s, %s", city.key(), code)
            .contains(STANDARD.getOrDefault(code.getField("colour"), "99"));
        seen.add(system);
      }
    }

    assertThat(seen).containsExactlyInAnyOrder(PlateColours.values());
  }

  private static List<NamedCsvRecord> published(String system) throws IOException {
    try (CsvReader<NamedCsvRecord> codes =
        CsvReader.builder()
            .ofNamedCsvRecord(
                SharedData.folder().resolve("identifiers/plate_color_code_systems.csv"))) {
      return codes.stream().filter(code -> code.getField("system").equals(system)).toList();
    }
  }
}
