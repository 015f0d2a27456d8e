package citylake.sample.province;

import citylake.sample.land.City;
import citylake.sample.land.CityMap;
import citylake.sample.land.Division;
import citylake.sample.land.Dwellings;
import citylake.sample.night.TruthCsv;
import citylake.sample.traffic.Camera;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The land and its cameras: facts that anyone may know, of no city and no night. */
record ProvinceReference(List<Dwellings> dwellings) {
  void write(Path folder) throws IOException {
    divisions(folder.resolve("division.csv.gz"));
    cameras(folder.resolve("camera.csv.gz"));
  }

  private void divisions(Path file) throws IOException {
    try (TruthCsv csv = new TruthCsv(file, "code", "name", "parent_code", "lon", "lat")) {
      for (Dwellings each : dwellings) {
        CityMap map = each.map();
        City city = map.city();
        csv.line(city.code(), city.name() + "市", "990000", city.lon(), city.lat());
        for (List<Division> level : List.of(map.counties(), map.towns(), map.communities())) {
          for (Division division : level) {
            csv.line(
                division.code(),
                division.name(),
                division.parent() == null ? city.code() : division.parent().code(),
                city.lonAt(division.eastM()),
                city.latAt(division.northM()));
          }
        }
      }
    }
  }

  private void cameras(Path file) throws IOException {
    try (TruthCsv csv = new TruthCsv(file, "city", "device_no", "lon", "lat", "place_text")) {
      for (Dwellings each : dwellings) {
        City city = each.map().city();
        for (int i = 0; i < Camera.count(); i++) {
          Camera camera = Camera.of(city, i);
          csv.line(city.key(), camera.no(), camera.lon(), camera.lat(), camera.words());
        }
      }
    }
  }
}
