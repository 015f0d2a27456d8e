package citylake.orchestration.trace;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.Source;
import citylake.orchestration.night.NightResult;
import citylake.quality.DeliveryAccount;
import citylake.quality.LakeAccount;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * What a night says about random rows of a source and about its account, for {@link PythonProof}.
 */
record TraceClaims(ReleaseView lake, NightResult result) {
  static final int ROWS_OF_EACH_SOURCE = 200;
  private static final long SEED = 20190701;

  /**
   * How an independent reader finds a source's keys in its file.
   *
   * @param fieldsOf by key column the fields that it is joined from, with blanks between
   * @param orderField orders the records of one key; null where their number does
   * @param signField holds -1 where a record takes one back; null where none can
   * @param trialField begins with PLTEST in a trial of the platform; null where there are none
   */
  record Keys(
      Map<String, List<String>> fieldsOf, String orderField, String signField, String trialField) {
    static Keys of(Map<String, List<String>> fieldsOf) {
      return new Keys(fieldsOf, null, null, null);
    }
  }

  Map<String, Object> of(Source source, Path file, Keys keys) {
    DeliveryAccount delivered =
        result.deliveries().stream()
            .filter(account -> account.delivery().contains("-" + source.name() + "-"))
            .findFirst()
            .orElseThrow();
    Map<String, Object> account = new LinkedHashMap<>();
    account.put("key_fields", keys.fieldsOf().values().stream().flatMap(List::stream).toList());
    account.put("order_field", keys.orderField());
    account.put("sign_field", keys.signField());
    account.put("trial_field", keys.trialField());
    account.put("numbers", numbers(delivered, source.name()));
    return Map.of(
        "source", source.name(),
        "path", file.toString(),
        "separator", String.valueOf(source.dumpShape().separator()),
        "records", records(source, keys.fieldsOf()),
        "account", account);
  }

  private List<Map<String, Object>> records(Source source, Map<String, List<String>> fieldsOf) {
    String firstKey = fieldsOf.keySet().stream().sorted().findFirst().orElseThrow();
    List<Row> rows =
        lake.rows(
            source.standardKind().table(),
            all ->
                all.filter(col("_row.source").equalTo(source.name()))
                    .orderBy(xxhash64(lit(SEED), col(firstKey), col("_row.record_no")))
                    .limit(ROWS_OF_EACH_SOURCE));
    Map<RawRecords.Place, RawRecord> raw =
        new RawRecords(lake)
            .at(source.name(), rows.stream().map(row -> place(row.getAs("_row"))).toList()).stream()
                .collect(
                    Collectors.toMap(
                        r -> new RawRecords.Place(r.delivery(), r.recordNo()), r -> r));
    assertThat(raw).as("raw records of 200 rows of " + source).hasSize(ROWS_OF_EACH_SOURCE);
    List<Map<String, Object>> claims = new ArrayList<>();
    for (Row row : rows) {
      Row tags = row.getAs("_row");
      List<Map<String, Object>> keys = new ArrayList<>();
      new TreeMap<>(fieldsOf)
          .forEach(
              (column, fields) ->
                  keys.add(Map.of("fields", fields, "text", row.<String>getAs(column))));
      claims.add(
          Map.of(
              "record_no", tags.<Long>getAs("record_no"),
              "byte_offset", tags.<Long>getAs("byte_offset"),
              "content_hash", PlainValue.hex(tags, "content_hash"),
              "raw_text", raw.get(place(tags)).text(StandardCharsets.UTF_8),
              "keys", keys));
    }
    return claims;
  }

  private static RawRecords.Place place(Row tags) {
    return new RawRecords.Place(tags.getAs("delivery"), tags.<Long>getAs("record_no"));
  }

  private Map<String, Long> numbers(DeliveryAccount delivered, String source) {
    LakeAccount inLake =
        result.sources().stream().filter(a -> a.source().equals(source)).findFirst().orElseThrow();
    return Map.of(
        "records", delivered.records(),
        "accepted", delivered.accepted(),
        "corrections", delivered.corrections(),
        "retractions", delivered.retractions(),
        "duplicates", delivered.duplicates(),
        "quarantined", delivered.quarantined(),
        "current", inLake.current(),
        "superseded", inLake.superseded(),
        "retracted", inLake.retracted());
  }
}
