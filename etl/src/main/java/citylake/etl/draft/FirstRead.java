package citylake.etl.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file after the first walk over its records.
 *
 * @param isWhole whether nothing of the file was left out
 * @param columns in file order, profiled
 * @param roles which columns play which; where one column holds both coordinates, its parts play
 *     theirs
 */
record FirstRead(
    TextEncoding text,
    boolean isWhole,
    ShapeDraft cut,
    Records records,
    List<ColumnProfile> columns,
    Roles roles) {

  /**
   * Looks at a file, plain or gzip.
   *
   * @throws CannotDraft when the file is of no format whose fields can be told from it
   */
  static FirstRead of(Path file) {
    FileBytes bytes = FileBytes.read(file, FileBytes.MOST_BYTES);
    String name = String.valueOf(file.getFileName());
    Optional<FoundFormat> format = FoundFormat.of(bytes.bytes());
    if (format.isPresent()) {
      FormatDraft drafted = FormatDraft.of(format.get(), bytes, name);
      return of(drafted.text(), bytes.isWhole(), drafted.cut(), name);
    }
    TextEncoding text = TextEncoding.of(bytes.bytes());
    return of(text, bytes.isWhole(), ShapeDraft.of(text, name), name);
  }

  private static FirstRead of(TextEncoding text, boolean isWhole, ShapeDraft cut, String name) {
    Records records = new Records(text, cut.shape(), name);
    List<ColumnProfile> columns = cut.shape().fields().stream().map(ColumnProfile::new).toList();
    profile(records, columns);
    Roles roles = Roles.of(columns);
    Optional<PlacePair> pair =
        roles.column(Role.X).isPresent() ? Optional.empty() : PlacePair.in(columns);
    List<DerivedColumn> derived = new ArrayList<>();
    pair.ifPresent(places -> derived.addAll(places.columns(columns.get(places.column()))));
    SplitTime.in(columns).forEach(split -> derived.add(split.column(columns)));
    if (derived.isEmpty()) {
      return new FirstRead(text, isWhole, cut, records, columns, roles);
    }
    FirstRead read = withDerived(text, isWhole, name, cut, derived);
    pair.filter(places -> !places.isCertain())
        .ifPresent(
            places ->
                read.roles()
                    .note(
                        columns.get(places.column()).name(),
                        "latitude before longitude",
                        "it holds two numbers, both between -90 and 90",
                        "which of the two is the longitude cannot be told from the numbers: ask the city"));
    return read;
  }

  private static FirstRead withDerived(
      TextEncoding text,
      boolean isWhole,
      String name,
      ShapeDraft cut,
      List<DerivedColumn> derived) {
    Records records = new Records(text, cut.shape(), name, derived);
    List<ColumnProfile> all =
        Stream.concat(
                cut.shape().fields().stream().map(ColumnProfile::new),
                derived.stream().map(DerivedColumn::profile))
            .toList();
    profile(records, all);
    List<ColumnProfile> ofFile = all.subList(0, cut.shape().fields().size());
    return new FirstRead(text, isWhole, cut, records, ofFile, Roles.of(all));
  }

  private static void profile(Records records, List<ColumnProfile> columns) {
    records.forEach(
        (number, fields, fault) -> {
          if (fault == null) {
            for (int i = 0; i < columns.size(); i++) {
              columns.get(i).add(number, fields.get(i));
            }
          }
          return true;
        });
    columns.forEach(ColumnProfile::end);
  }
}
