package citylake.orchestration.night;

import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.lake.Diary;
import citylake.lake.LakeCatalog;
import citylake.lake.NightTables;
import citylake.lake.OpsLog;
import citylake.lake.Release;
import citylake.lake.Releases;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How every run ends, a night as well as a backfill and a replay: the out-gate judges what it has
 * made, both are written down, and all of it is released at once, or nothing.
 *
 * @param base what readers see until then; empty before the first release
 * @param night the date that the release is of
 * @param kind of the run, as the release tells it
 */
record Publication(
    LakeCatalog catalog,
    Optional<Release> base,
    LocalDate night,
    String run,
    String kind,
    Progress progress,
    Clock clock) {

  /** All tables but those that tell of the runs themselves, which no run takes back. */
  List<TableName> releasable() {
    return catalog.tables().stream().filter(table -> !Diary.TABLES.contains(table)).toList();
  }

  /** Tables that the run has written to. */
  List<TableName> touched(NightTables tables) {
    return releasable().stream().filter(tables::isTouched).toList();
  }

  /**
   * Judges the tables and writes down the verdict and what each step did.
   *
   * @param accounted the night whose accounts must balance; null for those of all nights
   */
  Judgement judge(
      NightTables tables,
      List<TableName> concerned,
      LocalDate accounted,
      List<StepRecord> records,
      NightLineage.Asked lineage) {
    progress.at("out-gate", "judging %d tables".formatted(concerned.size()));
    Judgement judgement = Judgement.of(tables, concerned, accounted);
    lineage.judged(judgement, tables);
    OpsLog log = new OpsLog(catalog, run);
    int attempt = log.nextAttempt();
    log.append(
        Tables.OPS_RUN, records.stream().map(step -> step.row(run, attempt, night)).toList());
    log.append(Tables.OPS_VERDICT, judgement.verdict().rows(run + "." + attempt, night));
    return judgement;
  }

  /** Commits the release that comes after the base. */
  Release release(NightTables tables) {
    progress.at("release", "all tables at once");
    Release release =
        new Release(
            base.map(before -> before.number() + 1).orElse(1L),
            base.map(Release::number).orElse(null),
            night,
            run,
            kind,
            clock.instant(),
            tables.forRelease(releasable(), table -> TableContracts.of(table).hash()));
    new Releases(catalog).commit(release);
    return release;
  }
}
