package citylake.orchestration.night;

import citylake.etl.outcome.Outcome;
import citylake.etl.source.Source;
import citylake.orchestration.delivery.Arrivals;
import citylake.orchestration.delivery.Delivery;
import citylake.orchestration.delivery.DumpFile;
import citylake.orchestration.delivery.Refusal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of ops.delivery. */
final class DeliveryLog {
  private DeliveryLog() {}

  static Map<String, Object> taken(Delivery delivery, Map<Outcome, Long> counts, LocalDate night) {
    Map<String, Object> row =
        file(delivery.id(), Optional.of(delivery.source()), delivery.file(), night);
    row.put("sha256", delivery.scan().sha256());
    row.put("status", "taken");
    row.put("records", delivery.scan().records());
    row.put("accepted", counts.getOrDefault(Outcome.ACCEPTED, 0L));
    row.put("corrections", counts.getOrDefault(Outcome.CORRECTION, 0L));
    row.put("retractions", counts.getOrDefault(Outcome.RETRACTION, 0L));
    row.put("duplicates", counts.getOrDefault(Outcome.DUPLICATE, 0L));
    row.put("quarantined", counts.getOrDefault(Outcome.QUARANTINED, 0L));
    row.put("fingerprint", delivery.scan().fingerprint());
    row.put("remarks", delivery.remarks());
    row.put("fields", Arrivals.column(delivery.scan().fields()));
    return row;
  }

  static Map<String, Object> refused(Refusal refusal, List<Source> sources, LocalDate night) {
    Optional<Source> source =
        sources.stream().filter(known -> known.name().equals(refusal.source())).findFirst();
    Map<String, Object> row = file(refusal.id(), source, refusal.file(), night);
    row.put("sha256", refusal.sha256().isEmpty() ? null : refusal.sha256());
    row.put("status", refusal.status());
    row.put("reason", refusal.reason());
    row.put("detail", refusal.detail());
    return row;
  }

  /** Name of the delivery in which a run accounts for records of a source that it judged again. */
  static String replay(LocalDate night, String source, String run) {
    return night + "-" + source + "-" + run;
  }

  /**
   * Records of one source judged again.
   *
   * @param counts records by code of the outcome
   * @param reclassified see the column
   */
  static Map<String, Object> replayed(
      String id,
      Source source,
      LocalDate night,
      Map<String, Long> counts,
      long reclassified,
      List<?> decisions) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("delivery", id);
    row.put("source", source.name());
    row.put("city_code", source.city().cityCode());
    row.put("kind", source.kind());
    row.put("vendor", source.vendor().name());
    row.put("file", "(records judged again)");
    row.put("bytes", 0L);
    row.put("night", night);
    row.put("status", ReplayRows.STATUS);
    row.put("records", counts.values().stream().mapToLong(Long::longValue).sum());
    row.put("accepted", counts.getOrDefault("accepted", 0L));
    row.put("corrections", counts.getOrDefault("correction", 0L));
    row.put("retractions", counts.getOrDefault("retraction", 0L));
    row.put("duplicates", counts.getOrDefault("duplicate", 0L));
    row.put("quarantined", counts.getOrDefault("quarantined", 0L));
    row.put("declaration", source.declarationHash());
    row.put("reclassified", reclassified);
    row.put("decisions", decisions);
    return row;
  }

  private static Map<String, Object> file(
      String id, Optional<Source> source, DumpFile file, LocalDate night) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("delivery", id);
    row.put("source", source.map(Source::name).orElse("unclaimed"));
    row.put("city_code", source.map(known -> known.city().cityCode()).orElse("unknown"));
    row.put("kind", source.map(Source::kind).orElse("unknown"));
    row.put("vendor", source.map(known -> known.vendor().name()).orElse("unknown"));
    row.put("file", file.name());
    row.put("bytes", file.bytes());
    row.put("modified_at", file.modifiedAt().atOffset(ZoneOffset.UTC));
    row.put("night", night);
    row.put("declaration", source.map(Source::declarationHash).orElse(null));
    return row;
  }
}
