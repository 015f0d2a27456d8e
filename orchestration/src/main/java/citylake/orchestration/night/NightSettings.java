package citylake.orchestration.night;

import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.lake.LakeHome;
import citylake.orchestration.lineage.LineageSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What a night is told.
 *
 * @param date business date, the run key: the same date again goes on with the same night
 * @param dumpRoot folder of the cities' dumps, on any file system that Hadoop knows
 * @param sources every declared source
 * @param accepted names of files that a person has looked at: taken although history speaks against
 *     them
 * @param lineage to whom the night tells of its runs
 * @param isAnyDate whether it may be run on a date that {@link NightDate} refuses; a program that
 *     gives dates may, a typed date may not unless a person says so
 */
public record NightSettings(
    LocalDate date,
    LakeHome home,
    String dumpRoot,
    List<Source> sources,
    ScanLimits limits,
    Set<String> accepted,
    LineageSettings lineage,
    boolean isAnyDate) {

  public NightSettings {
    sources = List.copyOf(sources);
    accepted = Set.copyOf(accepted);
  }

  public NightSettings(
      LocalDate date, LakeHome home, String dumpRoot, List<Source> sources, ScanLimits limits) {
    this(date, home, dumpRoot, sources, limits, Set.of(), LineageSettings.HERE, true);
  }

  /** The same night, with files that are taken whatever history says. */
  public NightSettings accepting(Set<String> files) {
    return new NightSettings(date, home, dumpRoot, sources, limits, files, lineage, isAnyDate);
  }

  /** The same night, telling of its runs as set. */
  public NightSettings telling(LineageSettings to) {
    return new NightSettings(date, home, dumpRoot, sources, limits, accepted, to, isAnyDate);
  }

  /** The same night, refused on a date before the released night or after tomorrow. */
  public NightSettings onLikelyDate() {
    return new NightSettings(date, home, dumpRoot, sources, limits, accepted, lineage, false);
  }

  /** Name of the run: what branches, marks and the ledger call this night. */
  public String run() {
    return "n" + date.toString().replace("-", "");
  }
}
