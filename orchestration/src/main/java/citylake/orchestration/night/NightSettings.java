package citylake.orchestration.night;

import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.lake.LakeHome;
import java.time.LocalDate;
import java.util.List;

/**
 * What a night is told.
 *
 * @param date business date, the run key: the same date again goes on with the same night
 * @param dumpRoot folder of the cities' dumps, on any file system that Hadoop knows
 * @param sources every declared source
 */
public record NightSettings(
    LocalDate date, LakeHome home, String dumpRoot, List<Source> sources, ScanLimits limits) {

  public NightSettings {
    sources = List.copyOf(sources);
  }

  /** Name of the run: what branches, marks and the ledger call this night. */
  public String run() {
    return "n" + date.toString().replace("-", "");
  }
}
