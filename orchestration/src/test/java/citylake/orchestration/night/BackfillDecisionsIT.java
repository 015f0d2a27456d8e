package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lake.ContentHash;
import citylake.lake.ReleasedReader;
import citylake.lake.Releases;
import citylake.orchestration.lineage.LineageSettings;
import citylake.orchestration.quarantine.Choice;
import citylake.orchestration.quarantine.Decision;
import citylake.orchestration.quarantine.Decision.Action;
import citylake.orchestration.quarantine.DecisionBook;
import citylake.orchestration.quarantine.Quarantine;
import citylake.orchestration.quarantine.RefusedRecord;
import citylake.orchestration.quarantine.Repair;
import citylake.orchestration.quarantine.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random records over few keys, random decisions about the refused ones in two rounds, then the
 * declaration is mended: a backfill gives what nights by the mended declaration give in which the
 * same was decided about what they refuse.
 */
@Tag("slow")
class BackfillDecisionsIT {
  private static final List<String> NIGHTS = List.of("2019-06-30", "2019-07-01");
  private static final List<Action> CHOICES =
      List.of(Action.REPAIR, Action.REPAIR, Action.REPLAY, Action.DISMISS);
  private static final String SOURCE = "gotham.incident";
  private static final int RECORDS = 80;
  private static final int KEYS = 40;
  private static final int ROUNDS = 2;

  /** What a person decides about the record at one place. */
  private record Wish(String delivery, long recordNo, Action action, String number) {}

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void backfillWithDecisionsIsARebuildWithTheSameDecisions(long seed) throws IOException {
    Random random = new Random(seed);
    List<Source> before = declared(MendedCity.unmended(folder.resolve("unmended")));
    List<Source> mended = declared(MendedCity.mended(folder.resolve("mended")));
    try (NightLab later = new NightLab(folder.resolve("later"));
        NightLab first = new NightLab(folder.resolve("first"))) {
      for (String night : NIGHTS) {
        byte[] dump = MendedCity.dump(MendedCity.random(random, RECORDS));
        night(later, night, dump, before);
        night(first, night, dump, mended);
      }
      List<List<Wish>> rounds = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        List<Wish> wishes = wishes(random, open(later));
        rounds.add(wishes);
        carryOut(later, wishes, before, round);
      }

      BackfillResult result = backfill(later, mended);
      for (int round = 0; round < ROUNDS; round++) {
        carryOut(first, rounds.get(round), mended, round);
      }

      assertThat(result.blocking()).isEmpty();
      assertThat(result.overtaken()).isNotEmpty();
      assertThat(hashes(later)).isEqualTo(hashes(first));
      assertThat(resolutions(later)).isEqualTo(resolutions(first)).isNotEmpty();
      assertThat(accounts(later)).isEqualTo(accounts(first));
      assertThat(backfill(later, mended, true).status()).isEqualTo(BackfillResult.Status.SAME_ROWS);
    }
  }

  private static void night(NightLab lab, String night, byte[] dump, List<Source> sources) {
    lab.deliver("gotham/cases_" + night + ".txt", dump);
    assertThat(lab.run(night, sources).blocking()).isEmpty();
  }

  private static List<Wish> wishes(Random random, List<RefusedRecord> open) {
    List<Wish> wishes = new ArrayList<>();
    for (RefusedRecord record : open) {
      if (random.nextInt(3) == 0) {
        Action action = CHOICES.get(random.nextInt(CHOICES.size()));
        String number = "G" + random.nextInt(KEYS);
        wishes.add(new Wish(record.delivery(), record.recordNo(), action, number));
      }
    }
    return wishes;
  }

  /** Decides what is still to be decided in this lake, and carries it out. */
  private static void carryOut(NightLab lab, List<Wish> wishes, List<Source> sources, int round) {
    Clock clock =
        Clock.fixed(Instant.parse("2019-07-03T12:00:00Z").plusSeconds(round), ZoneOffset.UTC);
    DecisionBook book = new DecisionBook(lab.catalog());
    Quarantine quarantine = quarantine(lab);
    for (RefusedRecord record : open(lab)) {
      for (Wish wish : wishes) {
        if (wish.delivery().equals(record.delivery()) && wish.recordNo() == record.recordNo()) {
          decide(quarantine, record, wish, sources.get(0), book, clock);
        }
      }
    }
    ReplayRun.run(
            sources, lab.catalog(), lab::session, Progress.SILENT, clock, LineageSettings.HERE)
        .ifPresent(result -> assertThat(result.blocking()).isEmpty());
  }

  private static void decide(
      Quarantine quarantine,
      RefusedRecord record,
      Wish wish,
      Source source,
      DecisionBook book,
      Clock clock) {
    if (wish.action() == Action.REPAIR) {
      Map<String, String> texts = Map.of("case_no", wish.number(), "code", "BRK");
      Repair.setting(quarantine, record, source, texts).record(book, "Ann", "paper file", clock);
    } else {
      Decision decision =
          Decision.of(
              wish.action(),
              SOURCE,
              record.cityCode(),
              record.delivery(),
              List.of(record.recordNo()),
              "Ann",
              clock.instant(),
              "checked with the city");
      book.add(known -> List.of(decision));
    }
  }

  private static BackfillResult backfill(NightLab lab, List<Source> sources) {
    return backfill(lab, sources, false);
  }

  private static BackfillResult backfill(NightLab lab, List<Source> sources, boolean again) {
    BackfillOrder order =
        new BackfillOrder(
            LocalDate.parse(NIGHTS.get(0)),
            LocalDate.parse(NIGHTS.get(1)),
            Set.of("gotham"),
            again);
    return new BackfillRun(
            order,
            lab.catalog(),
            sources,
            lab::session,
            Progress.SILENT,
            Clock.systemUTC(),
            LineageSettings.HERE)
        .run();
  }

  private static List<RefusedRecord> open(NightLab lab) {
    return quarantine(lab)
        .records(new Choice(null, SOURCE, null, null, null, List.of(), Standing.OPEN))
        .stream()
        .sorted(
            Comparator.comparing(RefusedRecord::delivery).thenComparing(RefusedRecord::recordNo))
        .toList();
  }

  private static Quarantine quarantine(NightLab lab) {
    return new Quarantine(
        lab.catalog(), lab.session(), new Releases(lab.catalog()).current().orElseThrow());
  }

  /**
   * Of every table that says what is known and what is refused, the hash of its rows. Remarks are
   * not compared: they are on the rows of a file that stood when it was judged, which after a
   * backfill are fewer than after its own night.
   */
  private static Map<String, String> hashes(NightLab lab) {
    Map<String, String> hashes = new TreeMap<>();
    for (TableName table : lab.catalog().tables()) {
      boolean says = List.of("standard", "derived", "published").contains(table.layer());
      boolean isCompared =
          table.equals(Tables.QUARANTINE_RECORD)
              || (says && !table.equals(Tables.PUBLISHED_FRESHNESS));
      if (isCompared) {
        hashes.put(
            table.toString(),
            new ReleasedReader(lab.session(), lab.catalog())
                .query(
                    "SELECT "
                        + (table.equals(Tables.PUBLISHED_SCORE_CARD)
                            ? "* EXCEPT (files_remarked)"
                            : "*")
                        + " FROM "
                        + table,
                    rows -> ContentHash.of(rows, TableContracts.of(table).contentHashExcludes())));
      }
    }
    return hashes;
  }

  /** What came of each decision that was needed; which run it was differs. */
  private static List<String> resolutions(NightLab lab) {
    return lab
        .released(
            "SELECT concat_ws(' ', delivery, record_no, action, outcome, reason) FROM quarantine.resolution WHERE outcome <> 'overtaken' ORDER BY 1")
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static List<String> accounts(NightLab lab) {
    return lab
        .released(
            "SELECT concat_ws(' ', status, sum(records), sum(accepted), sum(corrections), sum(retractions), sum(duplicates), sum(quarantined), sum(reclassified)) FROM ops.delivery GROUP BY status ORDER BY 1")
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static List<Source> declared(Path folder) {
    return Sources.loadOnly(List.of(folder)).all();
  }
}
