package citylake.orchestration.check;

import static org.apache.spark.sql.functions.col;

import citylake.etl.outcome.RefusalWords;
import citylake.etl.source.ColumnRule;
import citylake.etl.source.IssueRule;
import citylake.etl.source.Source;
import citylake.etl.standard.CandidateRows;
import citylake.orchestration.check.Finding.FieldValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Puts what was found on records in words, with the fields that decide it. */
final class FindingWords {
  private static final String SPLIT =
      "records with as many fields as the contract, in its encoding, with quotes where a separator stands inside a field";

  static final Map<String, IssueWords.Words> REFUSED =
      Map.of(
          CandidateRows.TEST_RECORD,
          new IssueWords.Words(
              "the record is a trial of the platform and tells of no event",
              "nothing: a night sets it aside"),
          CandidateRows.KEY_MISSING,
          new IssueWords.Words(
              "the record lacks its number", "the record again, with the number filled in"),
          CandidateRows.PARTIAL_CORRECTION,
          new IssueWords.Words(
              "the record gives the changed fields alone, and the row stays as it was",
              "the whole record again"),
          RefusalWords.WITHOUT_MATCH,
          new IssueWords.Words(
              "the record takes back one that is not there, or no longer",
              "the record that was meant, or another number"));

  private final Source source;
  private final ShownValue values;
  private final IssueWords issues;
  private final Map<String, IssueRule> rules;

  FindingWords(Source source, boolean isWithheld) {
    this.source = source;
    this.values = new ShownValue(source.contract(), isWithheld);
    this.issues = new IssueWords(source);
    this.rules =
        source.select().issueRules().stream()
            .collect(
                Collectors.toMap(IssueRule::name, Function.identity(), (first, again) -> first));
  }

  /** One sentence for all records that have it. */
  String inGeneral(String name, boolean isRefused) {
    if (!isRefused) {
      IssueWords.Words words = issueWords(name);
      return "%s; wanted: %s".formatted(words.wrong(), words.wanted());
    }
    return name.equals(RefusalWords.UNREADABLE)
        ? "the record cannot be split or decoded; wanted: " + SPLIT
        : RefusalWords.byReason().getOrDefault(name, name);
  }

  /**
   * @param found {@code record_no, name, is_refused}, in the order of the report
   */
  List<Finding> of(List<Row> found, Dataset<Row> dump) {
    if (found.isEmpty()) {
      return List.of();
    }
    Object[] numbers = found.stream().map(row -> row.getLong(0)).distinct().toArray();
    Map<Long, Row> records = new HashMap<>();
    dump.filter(col("_record_no").isin(numbers))
        .collectAsList()
        .forEach(row -> records.put(row.<Long>getAs("_record_no"), row));
    return found.stream().map(row -> finding(row, records.get(row.getLong(0)))).toList();
  }

  private Finding finding(Row found, Row record) {
    String name = found.getString(1);
    boolean isRefused = found.getBoolean(2);
    List<String> fields = isRefused ? refusedFields(name) : issueFields(name);
    String wrong;
    String wanted;
    if (!isRefused) {
      IssueWords.Words words = issues.of(rule(name), given(record, fields));
      wrong = words.wrong();
      wanted = words.wanted();
    } else if (name.equals(RefusalWords.UNREADABLE)) {
      wrong = record.getAs("_fault");
      wanted = SPLIT;
    } else {
      IssueWords.Words words =
          REFUSED.getOrDefault(name, new IssueWords.Words(name, "the record again, without this"));
      wrong = words.wrong();
      wanted = words.wanted();
    }
    List<FieldValue> shown = new ArrayList<>();
    for (String field : fields) {
      if (source.dumpShape().fields().contains(field)) {
        shown.add(new FieldValue(field, values.of(field, record.getAs(field))));
      }
    }
    return new Finding(
        found.getLong(0),
        record.<Long>getAs("_byte_offset"),
        name,
        isRefused,
        List.copyOf(shown),
        wrong,
        wanted);
  }

  private List<String> given(Row record, List<String> fields) {
    return fields.stream()
        .filter(source.dumpShape().fields()::contains)
        .map(field -> record.<String>getAs(field))
        .filter(Objects::nonNull)
        .toList();
  }

  private List<String> issueFields(String name) {
    return rule(name).fields();
  }

  private IssueWords.Words issueWords(String name) {
    return issues.of(rule(name));
  }

  /** One without fields for a name that the SELECT does not have. */
  private IssueRule rule(String name) {
    return rules.getOrDefault(name, new IssueRule(name, name, List.of(), List.of(), List.of()));
  }

  /** A record that cannot be split shows nothing: what stands in which field is not known. */
  private List<String> refusedFields(String name) {
    if (name.equals(RefusalWords.UNREADABLE)) {
      return List.of();
    }
    List<String> columns = new ArrayList<>(source.standardKind().key());
    if (!name.equals(CandidateRows.KEY_MISSING)) {
      columns.add("_operation");
    }
    return source.select().rules().stream()
        .filter(rule -> columns.contains(rule.column()))
        .map(ColumnRule::fields)
        .flatMap(List::stream)
        .distinct()
        .toList();
  }
}
