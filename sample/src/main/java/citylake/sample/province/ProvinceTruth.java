package citylake.sample.province;

import citylake.sample.event.Events;
import citylake.sample.form.CityForm;
import citylake.sample.land.City;
import citylake.sample.land.Dwellings;
import citylake.sample.night.FileAccount;
import citylake.sample.night.TruthCsv;
import citylake.sample.people.Calendar;
import citylake.sample.people.Household;
import citylake.sample.people.Households;
import citylake.sample.people.Member;
import citylake.sample.people.Stay;
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
      new ProvinceReference(dwellings).write(reference);
      new PlantedTruth(size, forms, cities, events).write(truth);
      people(truth.resolve("person.csv.gz"), truth.resolve("stay.csv.gz"));
      vehicles(truth.resolve("vehicle.csv.gz"));
    } catch (IOException e) {
      throw failed(folder, e);
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
            "outcome",
            "mishap")) {
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
            each.outcome(),
            each.mishap());
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
