package citylake.sample.province;

import citylake.sample.event.CaseSeries;
import citylake.sample.event.Events;
import citylake.sample.event.FraudWave;
import citylake.sample.event.HotPlan;
import citylake.sample.form.CityForm;
import citylake.sample.form.OffenceCodes;
import citylake.sample.land.City;
import citylake.sample.land.CityMap;
import citylake.sample.land.Division;
import citylake.sample.land.Dwellings;
import citylake.sample.night.FileAccount;
import citylake.sample.night.TruthCsv;
import citylake.sample.people.Calendar;
import citylake.sample.people.Household;
import citylake.sample.people.Households;
import citylake.sample.people.Member;
import citylake.sample.people.Stay;
import citylake.sample.traffic.Camera;
import citylake.sample.traffic.Sightings;
import citylake.sample.traffic.Vehicle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * What is true of the province itself, beside the dumps: its land ({@code reference/}) and its
 * people, vehicles and plants ({@code truth/}). Which record is whose stands in the truth of each
 * night.
 */
record ProvinceTruth(
    ProvinceSize size,
    Function<City, CityForm> forms,
    List<City> cities,
    List<Dwellings> dwellings,
    Households households,
    Events events,
    Sightings sightings) {

  void write(Path folder) {
    try {
      Path reference = folder.resolve("reference");
      Path truth = folder.resolve("truth");
      cities(truth.resolve("city.csv.gz"));
      offenceCodes(truth.resolve("offence_code.csv.gz"));
      divisions(reference.resolve("division.csv.gz"));
      cameras(reference.resolve("camera.csv.gz"));
      people(truth.resolve("person.csv.gz"), truth.resolve("stay.csv.gz"));
      vehicles(truth.resolve("vehicle.csv.gz"));
      hotPlans(truth.resolve("hot_place.csv.gz"), truth.resolve("hot_hours.csv.gz"));
      series(truth.resolve("series.csv.gz"));
      waves(truth.resolve("wave.csv.gz"));
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private void cities(Path file) throws IOException {
    try (TruthCsv csv =
        new TruthCsv(
            file,
            "city",
            "code",
            "name",
            "lon",
            "lat",
            "form",
            "corrects_in_parts",
            "times",
            "places",
            "plate_colours",
            "no_plate",
            "speed_unit",
            "has_full_width_ids",
            "offence_codes",
            "unknown",
            "coincidence",
            "seed",
            "scale")) {
      for (HotPlan plan : HotPlan.of(cities)) {
        City city = plan.city();
        CityForm form = forms.apply(city);
        csv.line(
            city.key(),
            city.code(),
            city.name(),
            city.lon(),
            city.lat(),
            form.name(),
            form.correctsInParts(),
            form.habits().times(),
            form.habits().places(),
            form.habits().colours(),
            form.habits().noPlate(),
            form.habits().isSpeedInMetres() ? "m/s" : "km/h",
            form.habits().hasFullWidthIds(),
            form.habits().offences(),
            form.habits().unknown(),
            plan.relation().words(),
            size.seed(),
            size.scale());
      }
    }
  }

  private static void offenceCodes(Path file) throws IOException {
    try (TruthCsv csv = new TruthCsv(file, "offence_codes", "code", "standard_code")) {
      for (OffenceCodes system : OffenceCodes.values()) {
        for (String standard : OffenceCodes.all()) {
          csv.line(system, system.of(standard), standard);
        }
      }
    }
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
      for (City city : cities) {
        for (int i = 0; i < Camera.count(); i++) {
          Camera camera = Camera.of(city, i);
          csv.line(city.key(), camera.no(), camera.lon(), camera.lat(), camera.words());
        }
      }
    }
  }

  private void people(Path people, Path stays) throws IOException {
    try (TruthCsv person =
            new TruthCsv(
                people,
                "person_no",
                "household_no",
                "name",
                "sex_code",
                "born",
                "died",
                "id_no",
                "phone");
        TruthCsv stay =
            new TruthCsv(
                stays,
                "household_no",
                "city",
                "address_no",
                "lives_from",
                "lives_to",
                "registered_from",
                "registered_to")) {
      for (City city : cities) {
        for (long no = 0; no < households.count(city); no++) {
          Household household = households.household(city, no);
          String householdNo = city.code() + "-" + no;
          for (Member member : household.members()) {
            person.line(
                member.no(),
                householdNo,
                member.name(),
                member.isMale() ? 1 : 2,
                member.born(),
                date(member.diedDay()),
                member.idNo(),
                member.phone());
          }
          for (Stay each : household.stays()) {
            stay.line(
                householdNo,
                each.city().key(),
                dwellings.get(each.city().index()).address(each.dwelling()).no(),
                date(each.from()),
                date(each.to()),
                date(each.registeredFrom()),
                date(each.registeredTo()));
          }
        }
      }
    }
  }

  private void vehicles(Path file) throws IOException {
    try (TruthCsv csv =
        new TruthCsv(
            file,
            "vehicle_no",
            "city",
            "plate_no",
            "plate_colour",
            "plate_type_code",
            "owner_person_no")) {
      for (City city : cities) {
        for (long n = 0; n < sightings.vehicles(city); n++) {
          Vehicle vehicle = Vehicle.of(city, n);
          csv.line(
              vehicle.no(),
              city.key(),
              vehicle.plate(),
              vehicle.colour(),
              vehicle.typeCode(),
              households.household(city, sightings.owner(city, n)).head().no());
        }
      }
    }
  }

  private void hotPlans(Path places, Path hours) throws IOException {
    try (TruthCsv place =
            new TruthCsv(places, "city", "id", "kind", "lon", "lat", "scatter_m", "share");
        TruthCsv hour =
            new TruthCsv(hours, "city", "id", "kind", "days", "from_hour", "to_hour", "share")) {
      for (HotPlan plan : HotPlan.of(cities)) {
        City city = plan.city();
        for (HotPlan.Place each : plan.places()) {
          place.line(
              city.key(),
              each.id(),
              each.kind().standardName(),
              city.lonAt(each.eastM()),
              city.latAt(each.northM()),
              HotPlan.SCATTER_M,
              each.share());
        }
        for (HotPlan.Hours each : plan.hours()) {
          hour.line(
              city.key(),
              each.id(),
              each.kind().standardName(),
              each.days(),
              each.fromHour(),
              each.toHour(),
              each.share());
        }
      }
    }
  }

  private void series(Path file) throws IOException {
    try (TruthCsv csv =
        new TruthCsv(file, "series", "case", "city", "date", "vehicle_no", "plate_no")) {
      for (CaseSeries series : events.series()) {
        for (CaseSeries.Case each : series.cases()) {
          csv.line(
              series.id(),
              each.number(),
              each.city().key(),
              Calendar.date(each.day()),
              series.vehicle().no(),
              series.vehicle().plate());
        }
      }
    }
  }

  private void waves(Path file) throws IOException {
    try (TruthCsv csv = new TruthCsv(file, "wave", "alert_code", "city", "from", "days", "times")) {
      for (FraudWave wave : events.waves()) {
        csv.line(
            wave.id(),
            wave.code(),
            wave.from().key(),
            Calendar.date(wave.day()),
            wave.days(),
            wave.times());
      }
    }
  }

  static void writeAccounts(Path folder, List<FileAccount> accounts) {
    try (TruthCsv csv =
        new TruthCsv(
            folder.resolve("truth").resolve("file.csv.gz"),
            "night",
            "city",
            "kind",
            "file",
            "records",
            "accepted",
            "corrections",
            "retractions",
            "duplicates",
            "quarantined",
            "outcome")) {
      for (FileAccount each : accounts) {
        csv.line(
            each.night(),
            each.city(),
            each.kind(),
            each.file(),
            each.records(),
            each.accepted(),
            each.corrections(),
            each.retractions(),
            each.duplicates(),
            each.quarantined(),
            each.outcome());
      }
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private static Object date(int day) {
    return day == Calendar.NEVER ? null : Calendar.date(day);
  }

  private static UncheckedIOException failed(Path folder, IOException cause) {
    return new UncheckedIOException(
        "Failed to write the truth of the sample province in %s: %s. Check the folder's rights and free space; no lake was touched."
            .formatted(folder, cause.getMessage()),
        cause);
  }
}
