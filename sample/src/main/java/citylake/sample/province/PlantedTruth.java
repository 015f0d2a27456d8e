package citylake.sample.province;

import citylake.sample.event.CaseSeries;
import citylake.sample.event.Events;
import citylake.sample.event.FraudWave;
import citylake.sample.event.HotPlan;
import citylake.sample.form.CityForm;
import citylake.sample.form.OffenceCodes;
import citylake.sample.land.City;
import citylake.sample.night.TruthCsv;
import citylake.sample.people.Calendar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** What was planted: habits of cities, hot places and hours, series of cases, waves of fraud. */
record PlantedTruth(
    ProvinceSize size, Function<City, CityForm> forms, List<City> cities, Events events) {
  void write(Path folder) throws IOException {
    cities(folder.resolve("city.csv.gz"));
    offenceCodes(folder.resolve("offence_code.csv.gz"));
    hotPlans(folder.resolve("hot_place.csv.gz"), folder.resolve("hot_hours.csv.gz"));
    series(folder.resolve("series.csv.gz"));
    waves(folder.resolve("wave.csv.gz"));
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
}
