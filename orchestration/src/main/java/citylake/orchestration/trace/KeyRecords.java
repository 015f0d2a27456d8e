package citylake.orchestration.trace;

import citylake.etl.source.Source;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * The readable records of one key with what the SELECT makes of each. A key belongs to the city's
 * code: where the city had another name before that is still declared, its records are among them.
 */
final class KeyRecords {
  private final ReleaseView lake;
  private final Key key;
  private final RawRecord shown;
  private final Map<RawRecord, Row> candidates = new LinkedHashMap<>();
  private final Set<RawRecords.Place> refused = new HashSet<>();
  private final Map<String, Charset> encodings = new HashMap<>();

  private KeyRecords(ReleaseView lake, Key key, RawRecord shown) {
    this.lake = lake;
    this.key = key;
    this.shown = shown;
  }

  /**
   * @param shown the record that the row shows, of the first source; it is always one of them
   * @param decisions about the first source's records
   * @param sources the row's own, then the same dump under other names of the city
   */
  static KeyRecords of(
      ReleaseView lake, Key key, RawRecord shown, KeptDecisions decisions, List<Source> sources) {
    KeyRecords records = new KeyRecords(lake, key, shown);
    if (!sources.isEmpty()) {
      Source own = sources.get(0);
      List<String> texts =
          records.searchTexts(decisions.effective(shown), own.dumpShape().textEncoding());
      records.add(own, decisions, texts);
      for (Source other : sources.subList(1, sources.size())) {
        records.add(other, new KeptDecisions(lake, other.name()), texts);
      }
    }
    return records;
  }

  Map<RawRecord, Row> candidates() {
    return candidates;
  }

  /** Those that are in quarantine to this day. */
  boolean isRefused(RawRecord record) {
    return refused.contains(record.place());
  }

  /** The record's text as its own file is encoded. */
  String text(RawRecord record) {
    return record.text(encodings.get(record.source()));
  }

  private void add(Source source, KeptDecisions decisions, List<String> texts) {
    Charset encoding = source.dumpShape().textEncoding();
    encodings.put(source.name(), encoding);
    List<RawRecord> maybe = maybe(source, decisions, texts, encoding);
    Map<RawRecords.Place, Row> made = new HashMap<>();
    for (Row candidate :
        new RuleReplay(lake.session(), source)
            .candidates(maybe.stream().map(decisions::effective).toList())) {
      RawRecords.Place at =
          new RawRecords.Place(candidate.getAs("_delivery"), candidate.<Long>getAs("_record_no"));
      made.put(at, candidate);
    }
    List<RawRecord> ofKey =
        maybe.stream()
            .filter(record -> record.equals(shown) || isOfKey(made.get(record.place())))
            .toList();
    ofKey.forEach(record -> candidates.put(record, made.get(record.place())));
    refused.addAll(decisions.refused(ofKey));
  }

  private List<RawRecord> maybe(
      Source source, KeptDecisions decisions, List<String> texts, Charset encoding) {
    RawRecords raw = new RawRecords(lake);
    Collection<RawRecord> maybe = new LinkedHashSet<>();
    if (shown.source().equals(source.name())) {
      maybe.add(shown);
    }
    maybe.addAll(others(raw.at(source.name(), decisions.repaired())));
    if (!texts.isEmpty()) {
      List<byte[]> bytes = texts.stream().map(text -> text.getBytes(encoding)).toList();
      others(raw.containing(source.name(), bytes)).stream()
          .filter(record -> !decisions.repaired().contains(record.place()))
          .forEach(maybe::add);
    }
    return new ArrayList<>(maybe);
  }

  private List<RawRecord> others(List<RawRecord> records) {
    return records.stream().filter(record -> !record.place().equals(shown.place())).toList();
  }

  private boolean isOfKey(Row candidate) {
    return key.values().entrySet().stream()
        .allMatch(e -> Objects.equals(candidate.getAs(e.getKey()), e.getValue()));
  }

  /** Those values of the key that stand in the record as they are; the city's code never does. */
  private List<String> searchTexts(RawRecord record, Charset encoding) {
    String text = record.text(encoding);
    return key.values().entrySet().stream()
        .filter(entry -> !entry.getKey().equals("city_code"))
        .map(entry -> entry.getValue().toString())
        .filter(text::contains)
        .distinct()
        .toList();
  }
}
