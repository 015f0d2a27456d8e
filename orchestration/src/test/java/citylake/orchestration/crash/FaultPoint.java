package citylake.orchestration.crash;

import java.util.List;
import java.util.Locale;

/**
 * A place in a night at which the process is killed.
 *
 * @param name what is cut off, as shown in the report
 * @param night 1 for the lake's first night, 2 for the one that corrects and takes back
 * @param files regular expression over the path below the warehouse
 * @param phase when in the life of the file
 * @param nth which of the matching files, 1-based
 * @param commit of a metadata file: what the commit is about
 * @param isBehindRelease whether the night shows already when the process dies
 */
record FaultPoint(
    String name,
    int night,
    String files,
    Phase phase,
    int nth,
    Commit commit,
    boolean isBehindRelease) {

  /** When in the life of a file the process dies. */
  enum Phase {
    /** Some bytes are written, the rest never will be. */
    WRITING,
    /** The file is complete, and nothing refers to it yet. */
    CLOSED,
    /** The first file operation after that: a commit has been swapped in. */
    AFTER
  }

  static FaultPoint inside(int night, String table, String files, int nth) {
    return file(Phase.WRITING, "inside", night, table, files, nth);
  }

  static FaultPoint behind(int night, String table, String files, int nth) {
    return file(Phase.CLOSED, "behind", night, table, files, nth);
  }

  private static FaultPoint file(
      Phase phase, String where, int night, String table, String files, int nth) {
    String kind =
        files.startsWith("data/")
            ? "data file"
            : files.contains("-m") ? "manifest" : "manifest list";
    return new FaultPoint(
        "%s %s %d of %s".formatted(where, kind, nth, table),
        night,
        table.replace('.', '/') + "/" + files,
        phase,
        nth,
        Commit.ANY,
        false);
  }

  /** The commit's metadata file is complete, but the catalog does not point at it yet. */
  static FaultPoint before(int night, String table, Commit commit) {
    return commit(Phase.CLOSED, "before", night, table, commit);
  }

  /** The catalog points at the commit, and nothing else has happened. */
  static FaultPoint after(int night, String table, Commit commit) {
    return commit(Phase.AFTER, "after", night, table, commit);
  }

  private static FaultPoint commit(
      Phase phase, String where, int night, String table, Commit commit) {
    return new FaultPoint(
        "%s the commit of %s (%s)".formatted(where, table, commit.name().toLowerCase(Locale.ROOT)),
        night,
        table.replace('.', '/') + "/metadata/.*metadata\\.json",
        phase,
        1,
        commit,
        commit == Commit.SETTLING || (commit == Commit.RELEASE && phase == Phase.AFTER));
  }

  /** The options by which a process is told where to die; see {@link KillingFileIO}. */
  List<String> options(String run, String tag) {
    return List.of(
        "-Dcitylake.fault.files=" + files,
        "-Dcitylake.fault.phase=" + phase,
        "-Dcitylake.fault.nth=" + nth,
        "-Dcitylake.fault.commit=" + commit,
        "-Dcitylake.fault.run=" + run,
        "-Dcitylake.fault.tag=" + tag);
  }

  @Override
  public String toString() {
    return "night %d, %s".formatted(night, name);
  }
}
