package citylake.orchestration.quarantine;

import citylake.ddl.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One decision of a person about refused records of one delivery: a row of {@code
 * quarantine.decision}, written once and never changed.
 *
 * @param id 16 hex digits
 * @param records their numbers in the file, ascending
 * @param by who decided, as the person gave it
 * @param fields what a repair changes; empty for other decisions
 * @param record the repaired record in the file's own encoding; null for other decisions
 */
public record Decision(
    String id,
    Action action,
    String source,
    String cityCode,
    String delivery,
    List<Long> records,
    String by,
    Instant at,
    String why,
    List<ChangedField> fields,
    byte[] record) {

  /** What is to be done with the records. */
  public enum Action {
    /** One record, as it should have been, is judged in its place. */
    REPAIR,
    /** They are judged again as they are, under today's declarations. */
    REPLAY,
    /** They are closed for good; kept and counted. */
    DISMISS;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A field that a repair changes.
   *
   * @param beforeHash SHA-256 of the text before, hex; null where the record did not split
   */
  public record ChangedField(String field, String beforeHash) {}

  public Decision {
    records = records.stream().sorted().toList();
    fields = List.copyOf(fields);
  }

  /** A decision without a repaired record. */
  public static Decision of(
      Action action,
      String source,
      String cityCode,
      String delivery,
      List<Long> records,
      String by,
      Instant at,
      String why) {
    String id = id(action, delivery, records, at, new byte[0]);
    return new Decision(
        id, action, source, cityCode, delivery, records, by, at, why, List.of(), null);
  }

  /** A repair of one record. */
  public static Decision repair(
      String source,
      String cityCode,
      String delivery,
      long recordNo,
      String by,
      Instant at,
      String why,
      List<ChangedField> fields,
      byte[] record) {
    String id = id(Action.REPAIR, delivery, List.of(recordNo), at, record);
    return new Decision(
        id,
        Action.REPAIR,
        source,
        cityCode,
        delivery,
        List.of(recordNo),
        by,
        at,
        why,
        fields,
        record);
  }

  private static String id(
      Action action, String delivery, List<Long> records, Instant at, byte[] record) {
    String text =
        action + "|" + delivery + "|" + records + "|" + at + "|" + HexFormat.of().formatHex(record);
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  /** The row for the table, in the form of the lake's small tables. */
  Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("decision", id);
    row.put("action", action.word());
    row.put("source", source);
    row.put("city_code", cityCode);
    row.put("delivery", delivery);
    row.put("records", records);
    row.put("decided_by", by);
    row.put("decided_at", at.atOffset(ZoneOffset.UTC));
    row.put("reason", why);
    row.put("fields", action == Action.REPAIR ? fieldRows() : null);
    row.put("record", record == null ? null : ByteBuffer.wrap(record));
    return row;
  }

  private List<Map<String, Object>> fieldRows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ChangedField field : fields) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("field", field.field());
      row.put(
          "before_hash",
          field.beforeHash() == null
              ? null
              : ByteBuffer.wrap(HexFormat.of().parseHex(field.beforeHash())));
      rows.add(row);
    }
    return rows;
  }

  /** From a row of the table. */
  static Decision of(Map<String, Object> row) {
    List<Long> records = new ArrayList<>();
    ((List<?>) row.get("records")).forEach(number -> records.add((Long) number));
    List<ChangedField> fields = new ArrayList<>();
    if (row.get("fields") instanceof List<?> rows) {
      for (Object each : rows) {
        Map<?, ?> field = (Map<?, ?>) each;
        byte[] hash = bytes(field.get("before_hash"));
        fields.add(
            new ChangedField(
                (String) field.get("field"), hash == null ? null : HexFormat.of().formatHex(hash)));
      }
    }
    return new Decision(
        (String) row.get("decision"),
        Action.valueOf(((String) row.get("action")).toUpperCase(Locale.ROOT)),
        (String) row.get("source"),
        (String) row.get("city_code"),
        (String) row.get("delivery"),
        records,
        (String) row.get("decided_by"),
        ((OffsetDateTime) row.get("decided_at")).toInstant(),
        (String) row.get("reason"),
        fields,
        bytes(row.get("record")));
  }

  private static byte[] bytes(Object value) {
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return bytes;
    }
    return (byte[]) value;
  }
}
