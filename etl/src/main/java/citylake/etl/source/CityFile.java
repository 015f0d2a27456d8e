package citylake.etl.source;

import citylake.etl.source.CoordinateSystem.Area;
import citylake.etl.standard.StandardKind;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code cities/<city>.yaml}. */
final class CityFile {
  private static final LocalDate EARLIEST = LocalDate.EPOCH;

  private CityFile() {}

  static City read(String expectedId, String text, Problems problems) {
    Yaml yaml =
        Yaml.read(text, problems)
            .allowing(
                "city",
                "name",
                "city_code",
                "city_code_system",
                "vendor",
                "time_zone",
                "coordinate_system",
                "centre",
                "deadline",
                "contact",
                "onboarding",
                "not_before",
                "delivery",
                "dumps");
    String id = yaml.text("city");
    if (!id.isEmpty() && !id.equals(expectedId)) {
      yaml.problem("city", "'%s' must be the file's name '%s'".formatted(id, expectedId));
    }
    if (!expectedId.matches("[a-z][a-z0-9_]*")) {
      yaml.problem("city", "the file's name must be lower-case letters, digits and _");
    }
    String vendor = yaml.text("vendor");
    Yaml centre = yaml.mapping("centre").allowing("lon", "lat");
    Yaml onboarding = yaml.mapping("onboarding").allowing("state", "wave");
    Map<String, City.Dump> dumps = dumps(yaml.mapping("dumps"), vendor);
    return new City(
        expectedId,
        yaml.text("name"),
        yaml.text("city_code"),
        yaml.text("city_code_system"),
        vendor,
        yaml.text("time_zone", "a zone such as America/Denver", ZoneId::of, ZoneOffset.UTC),
        system(yaml.mapping("coordinate_system")),
        new City.Centre(centre.number("lon", -180, 180), centre.number("lat", -90, 90)),
        yaml.text("deadline", "a local time such as \"01:00\"", LocalTime::parse, LocalTime.MIN),
        yaml.text("contact"),
        new City.Onboarding(
            onboarding.text(
                "state",
                "one of " + OnboardingState.words(),
                CityFile::state,
                OnboardingState.DRAFTED),
            (int) onboarding.number("wave", 1, 99)),
        date(yaml, "not_before", "1970-01-01"),
        DeliveryDeclaration.read(yaml, dumps),
        dumps);
  }

  private static OnboardingState state(String text) {
    return OnboardingState.of(text).orElseThrow(() -> new IllegalArgumentException(text));
  }

  private static CoordinateSystem system(Yaml yaml) {
    yaml.allowing("name", "proj4", "area");
    String name = yaml.text("name");
    CoordinateSystem system = new CoordinateSystem(name, yaml.textOr("proj4", null), area(yaml));
    boolean isInDegrees = name.equals(CoordinateSystem.WGS84) || system.shift().isPresent();
    if (!name.isEmpty() && isInDegrees != (system.proj4() == null)) {
      yaml.problem(
          "proj4",
          isInDegrees
              ? "is not needed for " + name
              : "is missing (parameters of %s; only %s and %s need none)"
                  .formatted(name, CoordinateSystem.WGS84, ShiftedDegrees.names()));
    } else if (!isInDegrees) {
      yaml.text(
          "proj4",
          "parameters that the projection library knows",
          text -> new Projection(system),
          null);
    }
    return system;
  }

  private static Area area(Yaml system) {
    if (!system.has("area")) {
      return CoordinateSystem.WORLD;
    }
    Yaml area = system.mapping("area").allowing("west", "south", "east", "north");
    Area box =
        new Area(
            area.number("west", -180, 180),
            area.number("south", -90, 90),
            area.number("east", -180, 180),
            area.number("north", -90, 90));
    if (box.west() > box.east() || box.south() > box.north()) {
      area.problem("west", "the box is empty: west must be below east, south below north");
    }
    return box;
  }

  private static Map<String, City.Dump> dumps(Yaml yaml, String cityVendor) {
    Map<String, City.Dump> dumps = new LinkedHashMap<>();
    yaml.mappings()
        .forEach(
            (name, dump) -> {
              if (!StandardKind.isDump(name)) {
                yaml.problem(
                    name,
                    "is no kind of dump (allowed: %s, each also as <kind>.<form>)"
                        .formatted(StandardKind.names()));
              } else {
                dump.allowing("files", "vendor", "comes", "usual_since");
                dumps.put(
                    name,
                    new City.Dump(
                        dump.text("files"),
                        dump.textOr("vendor", cityVendor),
                        rhythm(dump),
                        date(dump, "usual_since", "2026-05-01")));
              }
            });
    return dumps;
  }

  private static LocalDate date(Yaml yaml, String key, String example) {
    return yaml.has(key)
        ? yaml.text(key, "a date such as " + example, LocalDate::parse, EARLIEST)
        : EARLIEST;
  }

  private static Rhythm rhythm(Yaml dump) {
    return dump.has("comes")
        ? dump.text("comes", Rhythm.FORMS, Rhythm::of, Rhythm.DAILY)
        : Rhythm.DAILY;
  }
}
