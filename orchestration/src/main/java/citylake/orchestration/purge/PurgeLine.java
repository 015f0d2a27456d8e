package citylake.orchestration.purge;

import citylake.ddl.Sha256;
import citylake.ddl.Tables;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

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

  /**
   * Of things that have a name and a night; empty where there are none. Their hash is SHA-256 in
   * hex of the sorted names, a line each.
   */
  static <T> Optional<PurgeLine> of(
      Past past,
      String source,
      List<T> gone,
      Function<T, LocalDate> night,
      Function<T, String> name) {
    if (gone.isEmpty()) {
      return Optional.empty();
    }
    TreeSet<LocalDate> nights = new TreeSet<>(gone.stream().map(night).toList());
    String names = gone.stream().map(name).sorted().collect(Collectors.joining("\n"));
    return Optional.of(
        new PurgeLine(
            past.store(),
            source,
            past.kind(),
            past.period().words(),
            past.lastNight(),
            gone.size(),
            0,
            nights.first(),
            nights.last(),
            Sha256.hex(names.getBytes(StandardCharsets.UTF_8))));
  }

  boolean isOfTable() {
    return !store.equals(Past.LANDING) && !isOfDecisions();
  }

  boolean isOfDecisions() {
    return store.equals(Tables.QUARANTINE_DECISION.toString());
  }
}
