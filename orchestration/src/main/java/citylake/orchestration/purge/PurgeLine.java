package citylake.orchestration.purge;

import citylake.ddl.Sha256;
import citylake.ddl.Tables;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What goes, or went, of one source in one store.
 *
 * @param store table, or {@code landing}
 * @param source city and kind that delivered
 * @param kind name of a standard table
 * @param period in words, e.g. "90 days"
 * @param lastNight newest night that is past it
 * @param deleted rows; files in the landing area
 * @param records accepted records that rows of a standard table stand for; 0 for other stores
 * @param oldest first night of these
 * @param newest last night of these
 * @param contentHash of these
 */
public record PurgeLine(
    String store,
    String source,
    String kind,
    String period,
    LocalDate lastNight,
    long deleted,
    long records,
    LocalDate oldest,
    LocalDate newest,
    String contentHash) {

  /** One hash over many names, in whatever order: SHA-256 in hex of the sorted lines. */
  static String hashOf(Stream<String> names) {
    String lines = names.sorted().collect(Collectors.joining("\n"));
    return Sha256.hex(lines.getBytes(StandardCharsets.UTF_8));
  }

  boolean isOfTable() {
    return !store.equals(Past.LANDING) && !isOfDecisions();
  }

  boolean isOfDecisions() {
    return store.equals(Tables.QUARANTINE_DECISION.toString());
  }
}
