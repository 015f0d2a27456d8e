package citylake.orchestration.crash;

import citylake.sample.SampleProvince;
import citylake.sample.form.CityForms;
import citylake.sample.land.Cities;
import citylake.sample.people.Calendar;
import citylake.sample.province.Province;
import citylake.sample.province.ProvinceSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** What is delivered in the two nights of a {@link CrashLake}. */
interface TwoNights {
  LocalDate first();

  /** Writes the declarations, and what lies there in the first night and in the one after it. */
  void write(Path sources, Path first, Path second) throws IOException;

  /**
   * One city of three, a third of the work: what is killed is the night, not the reading of many
   * formats. It delivers both its kinds in both nights; in the second it corrects, takes back, and
   * sends one file twice.
   */
  static TwoNights ofOneCity() {
    return new TwoNights() {
      private final SampleProvince province = SampleProvince.ofSeed(SampleProvince.SEED);

      @Override
      public LocalDate first() {
        return province.night1();
      }

      @Override
      public void write(Path sources, Path first, Path second) {
        province.writeSources(sources);
        province.writeNight1(first);
        CrashLake.copy(first, second);
        province.writeNight2(second);
        for (String city : List.of("jichuan", "tingmo")) {
          CrashLake.delete(sources.resolve("cities").resolve(city + ".yaml"));
          CrashLake.delete(first.resolve(city));
          CrashLake.delete(second.resolve(city));
        }
        CrashLake.delete(first.resolve("truth.json"));
        CrashLake.delete(second.resolve("truth.json"));
      }
    };
  }

  /** All sixteen cities, all kinds and forms. */
  static TwoNights ofTheProvince(double scale) {
    return new TwoNights() {
      @Override
      public LocalDate first() {
        return Calendar.FIRST_NIGHT;
      }

      @Override
      public void write(Path sources, Path first, Path second) throws IOException {
        Path province = sources.resolveSibling("province");
        new Province(new ProvinceSize(Cities.ALL, 2, scale, Province.SEED), CityForms::ofVendor)
            .write(province, 2, said -> {});
        Files.move(province.resolve("sources"), sources);
        Files.move(province.resolve("nights").resolve(first().toString()), first);
        Files.move(province.resolve("nights").resolve(first().plusDays(1).toString()), second);
      }
    };
  }
}
