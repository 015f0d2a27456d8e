package citylake.orchestration.cli;

import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lake.Release;
import citylake.lake.ReleasedReader;
import citylake.orchestration.night.NightResult;
import citylake.sample.event.HotPlan;
import citylake.sample.form.CityForms;
import citylake.sample.land.Cities;
import citylake.sample.night.FileAccount;
import citylake.sample.people.Calendar;
import citylake.sample.province.Province;
import citylake.sample.province.ProvinceSize;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The province of sixteen cities in thirteen forms, a hundredth of its size, three nights. */
final class ProvinceDemo implements DemoStage {
  private static final ProvinceSize SIZE = new ProvinceSize(Cities.ALL, 3, 0.01, Province.SEED);
  private static final int THREADS = 2;

  private final PrintWriter progress;
  private final List<String> planted = new ArrayList<>();
  private Path folder;
  private List<FileAccount> files;

  /**
   * @param progress is told of each night that is written
   */
  ProvinceDemo(PrintWriter progress) {
    this.progress = progress;
  }

  @Override
  public String folder() {
    return "demo";
  }

  @Override
  public int nights() {
    return SIZE.nights();
  }

  @Override
  public LocalDate date(int night) {
    return Calendar.night(night);
  }

  @Override
  public List<Source> declare(Path into) {
    folder = into;
    files =
        new Province(SIZE, CityForms::ofVendor)
            .write(folder, THREADS, this::tell).stream().map(ProvinceDemo::asTaken).toList();
    return Sources.loadOnly(List.of(folder.resolve("sources"))).all();
  }

  private void tell(String written) {
    progress.println("  written for " + written);
    progress.flush();
  }

  /** Corrections that give the changed fields alone are set aside, until a whole record comes. */
  private static FileAccount asTaken(FileAccount file) {
    boolean isInParts =
        Cities.first(SIZE.cities()).stream()
            .filter(city -> city.key().equals(file.city()))
            .anyMatch(city -> CityForms.ofVendor(city).correctsInParts());
    return isInParts ? file.withCorrectionsSetAside() : file;
  }

  @Override
  public Path arrive(int night) {
    planted.addAll(new ArrivedNight(files, date(night)).sentences());
    return folder.resolve("nights").resolve(date(night).toString());
  }

  @Override
  public List<String> planted() {
    return List.copyOf(planted);
  }

  @Override
  public String found(ReleasedReader reader, Release release, List<NightResult> nights) {
    return PlantedAndFound.in(reader, release, HotPlan.of(Cities.first(SIZE.cities())))
        + "\n"
        + CountedFiles.compare(files, nights);
  }
}
