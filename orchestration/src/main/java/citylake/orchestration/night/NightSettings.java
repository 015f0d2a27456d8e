package citylake.orchestration.night;

import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.lake.LakeHome;
import citylake.lake.Release;
import citylake.orchestration.lineage.LineageSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a night is told.
 *
 * @param date business date, the run key: the same date again goes on with the same night
 * @param dumpRoot folder of the cities' dumps, on any file system that Hadoop knows
 * @param sources every declared source; of a night ahead, those of its kinds
 * @param accepted names of files that a person has looked at: taken although history speaks against
 *     them
 * @param lineage to whom the night tells of its runs
 * @param isAnyDate whether it may be run on a date that {@link NightDate} refuses; a program that
 *     gives dates may, a typed date may not unless a person says so
 * @param ahead kinds whose files alone are taken in, before the night itself; empty for the whole
 *     night
 */
public record NightSettings(
    LocalDate date,
    LakeHome home,
    String dumpRoot,
    List<Source> sources,
    ScanLimits limits,
    Set<String> accepted,
    LineageSettings lineage,
    boolean isAnyDate,
    Set<String> ahead) {

  public NightSettings {
    sources = List.copyOf(sources);
    accepted = Set.copyOf(accepted);
    ahead = Set.copyOf(ahead);
  }

  public NightSettings(
      LocalDate date, LakeHome home, String dumpRoot, List<Source> sources, ScanLimits limits) {
    this(date, home, dumpRoot, sources, limits, Set.of(), LineageSettings.HERE, true, Set.of());
  }

  /** The same night, with files that are taken whatever history says. */
  public NightSettings accepting(Set<String> files) {
    return new NightSettings(
        date, home, dumpRoot, sources, limits, files, lineage, isAnyDate, ahead);
  }

  /** The same night, telling of its runs as set. */
  public NightSettings telling(LineageSettings to) {
    return new NightSettings(date, home, dumpRoot, sources, limits, accepted, to, isAnyDate, ahead);
  }

  /** The same night, refused on a date before the released night or after tomorrow. */
  public NightSettings onLikelyDate() {
    return new NightSettings(
        date, home, dumpRoot, sources, limits, accepted, lineage, false, ahead);
  }

  /**
   * The part of the night that takes in files of some kinds ahead of it, and releases them. It is
   * the same run: the night goes on from there.
   *
   * @throws InvalidOrder for a kind that no source delivers
   */
  public NightSettings ahead(Set<String> kinds) {
    Set<String> delivered = new TreeSet<>();
    sources.forEach(source -> delivered.add(source.kind()));
    Set<String> unknown = new TreeSet<>(kinds);
    unknown.removeAll(delivered);
    if (kinds.isEmpty() || !unknown.isEmpty()) {
      throw new InvalidOrder(
          "Invalid kind to take in ahead of night %s: %s. No file was taken and nothing was changed. The cities deliver: %s."
              .formatted(
                  date,
                  unknown.isEmpty() ? "none was named" : String.join(", ", unknown),
                  String.join(", ", delivered)));
    }
    List<Source> some = sources.stream().filter(source -> kinds.contains(source.kind())).toList();
    return new NightSettings(
        date, home, dumpRoot, some, limits, accepted, lineage, isAnyDate, kinds);
  }

  /** Whether only some kinds are taken in, ahead of the night. */
  boolean isAhead() {
    return !ahead.isEmpty();
  }

  /** Kind of its release. */
  String kind() {
    return isAhead() ? Release.AHEAD : "night";
  }

  /** The run in words. */
  String words() {
    return isAhead()
        ? "%s, ahead of night %s".formatted(String.join(", ", new TreeSet<>(ahead)), date)
        : "night " + date;
  }

  /** Name of the run: what branches, marks and the ledger call this night. */
  public String run() {
    return "n" + date.toString().replace("-", "");
  }
}
