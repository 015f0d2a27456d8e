package citylake.orchestration.purge;

import citylake.ddl.RetentionPeriod;
import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.ddl.Tables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Of one kind in one store, what is past its period on some day.
 *
 * <p>What cities delivered says no less than the rows that were made of it. So raw records, refused
 * ones, decisions on them and landed files go with the rows of their kind where these are kept for
 * a shorter time than the store's own contract says.
 *
 * @param store table, or {@link #LANDING}
 * @param kind name of a standard table
 * @param period that is over: the store's or the kind's, whichever is shorter
 * @param lastNight newest night that is past it
 */
public record Past(String store, String kind, RetentionPeriod period, LocalDate lastNight) {
  /** The landing area, whose files are kept as long as the records in them. */
  public static final String LANDING = "landing";

  private static final String STANDARD = "standard";

  private static final List<TableName> EVIDENCE =
      List.of(
          Tables.RAW_RECORD,
          Tables.QUARANTINE_RECORD,
          Tables.QUARANTINE_RESOLUTION,
          Tables.QUARANTINE_DECISION);

  /** Of each kind in each store, in the order of the flow. */
  static List<Past> on(LocalDate day) {
    List<Past> all = new ArrayList<>();
    for (TableContract kind : TableContracts.all()) {
      if (kind.name().layer().equals(STANDARD)) {
        String name = kind.name().table();
        RetentionPeriod rows = kind.removal().orElseThrow();
        all.add(new Past(kind.name().toString(), name, rows, rows.lastGone(day)));
        for (TableName store : EVIDENCE) {
          all.add(of(store.toString(), name, rows, period(store), day));
        }
        all.add(of(LANDING, name, rows, period(Tables.RAW_RECORD), day));
      }
    }
    return all;
  }

  private static RetentionPeriod period(TableName store) {
    return TableContracts.of(store).removal().orElseThrow();
  }

  private static Past of(
      String store, String kind, RetentionPeriod one, RetentionPeriod other, LocalDate day) {
    boolean isOneShorter = one.lastGone(day).isAfter(other.lastGone(day));
    RetentionPeriod shorter = isOneShorter ? one : other;
    return new Past(store, kind, shorter, shorter.lastGone(day));
  }

  boolean isLanding() {
    return store.equals(LANDING);
  }

  boolean isOfRows() {
    return store.startsWith(STANDARD + ".");
  }

  boolean isDecisions() {
    return store.equals(Tables.QUARANTINE_DECISION.toString());
  }
}
