package citylake.ddl;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one table promises: the declaration that migrations, steps, the judge and readers share.
 *
 * @param name layer and table
 * @param grain what one row stands for, as a sentence
 * @param purpose what the table is for
 * @param owner the team that answers for it
 * @param retention how long rows are kept, e.g. {@code 90 d} or {@code unlimited}
 * @param removal the same where rows are deleted once that is over; empty where releases alone let
 *     go of them
 * @param freshness how old the newest night may be, e.g. {@code 36 h}
 * @param columns in table order
 * @param expectations rules over single rows
 * @param uniqueKey the rule over the primary key; empty where the writer's accounts prove it
 * @param contentHashExcludes columns that differ between runs of equal content
 * @param partitionedBy partition transforms in order, e.g. {@code city_code} or {@code days(at)}
 * @param sortedBy columns by which rows of a file are ordered; empty where they are not
 * @param eventTime the column that says when what a row tells of began, in UTC; empty where rows
 *     are no events
 * @param hash SHA-256 in hex over the declaration, independent of comments, layout and field order
 */
public record TableContract(
    TableName name,
    String grain,
    String purpose,
    String owner,
    String retention,
    Optional<RetentionPeriod> removal,
    String freshness,
    List<ColumnContract> columns,
    List<Expectation> expectations,
    Optional<UniqueKey> uniqueKey,
    List<String> contentHashExcludes,
    List<String> partitionedBy,
    List<String> sortedBy,
    Optional<String> eventTime,
    String hash) {

  public TableContract {
    columns = List.copyOf(columns);
    expectations = List.copyOf(expectations);
    contentHashExcludes = List.copyOf(contentHashExcludes);
    partitionedBy = List.copyOf(partitionedBy);
    sortedBy = List.copyOf(sortedBy);
  }

  public List<String> columnNames() {
    return columns.stream().map(ColumnContract::name).toList();
  }

  /** The primary key, in its declared order. */
  public List<String> keyColumns() {
    return columns.stream()
        .filter(ColumnContract::isKey)
        .sorted(Comparator.comparingInt(ColumnContract::keyPosition))
        .map(ColumnContract::name)
        .toList();
  }

  /** The columns that make the content hash, in table order. */
  public List<String> hashedColumns() {
    return columnNames().stream().filter(name -> !contentHashExcludes.contains(name)).toList();
  }

  /** The highest grade of the columns. */
  public Grade grade() {
    return columns.stream().map(ColumnContract::grade).reduce(Grade.PUBLIC, Grade::orHigher);
  }

  public ColumnContract column(String column) {
    return columns.stream()
        .filter(each -> each.name().equals(column))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid column of %s: %s. Its contract declares: %s."
                        .formatted(name, column, String.join(", ", columnNames()))));
  }
}
