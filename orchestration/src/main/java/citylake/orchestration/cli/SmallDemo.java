package citylake.orchestration.cli;

import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lake.Release;
import citylake.lake.ReleasedReader;
import citylake.orchestration.night.NightResult;
import citylake.sample.SampleProvince;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Three small cities of two vendors, two nights: what the pages take their examples from. */
final class SmallDemo implements DemoStage {
  private final SampleProvince province = SampleProvince.ofSeed(SampleProvince.SEED);
  private final List<String> planted = new ArrayList<>();
  private Path dumps;

  @Override
  public String folder() {
    return "small";
  }

  @Override
  public int nights() {
    return 2;
  }

  @Override
  public LocalDate date(int night) {
    return night == 1 ? province.night1() : province.night2();
  }

  @Override
  public List<Source> declare(Path folder) throws IOException {
    dumps = folder.resolve("dumps");
    province.writeSources(folder.resolve("sources"));
    return Sources.loadOnly(List.of(folder.resolve("sources"))).all();
  }

  @Override
  public Path arrive(int night) throws IOException {
    planted.addAll(night == 1 ? province.writeNight1(dumps) : province.writeNight2(dumps));
    return dumps;
  }

  @Override
  public List<String> planted() {
    return List.copyOf(planted);
  }

  @Override
  public String found(ReleasedReader reader, Release release, List<NightResult> nights) {
    return PublishedSummary.of(reader, release);
  }
}
