package citylake.etl.draft;

import java.util.List;
import java.util.function.Function;

/**
 * A column that the file does not have as it is: a part of one of its columns, or two joined.
 *
 * @param profile with the expression of a SELECT that gives it
 * @param value what it holds, from the fields of a record
 */
record DerivedColumn(ColumnProfile profile, Function<List<String>, String> value) {}
