package citylake.etl.source;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * One column of a code list, as the compiled SELECT asks it: a public class, because Spark's
 * generated code calls it.
 */
public final class CodeLookup implements Serializable {
  private final String list;
  private final String column;
  private final String orElse;
  private final HashMap<String, String> meanings = new HashMap<>();
  private int longestPrefix;
  private transient volatile Map<UTF8String, UTF8String> exact;
  private transient UTF8String otherwise;

  /**
   * @param orElse the answer for a code that is not declared; null for none
   */
  CodeLookup(CodeList list, String column, String orElse) {
    this.list = list.name();
    this.column = column;
    this.orElse = orElse;
    list.meanings()
        .forEach(
            (code, row) -> {
              String meaning = row.getOrDefault(column, "");
              if (!meaning.isEmpty()) {
                meanings.put(code, meaning);
              }
              if (code.endsWith("*")) {
                longestPrefix = Math.max(longestPrefix, code.length() - 1);
              }
            });
  }

  /** The meaning of a code; of its longest declared prefix where it is not declared itself. */
  public UTF8String meaning(UTF8String code) {
    Map<UTF8String, UTF8String> known = exact();
    UTF8String found = known.get(code);
    for (int length = Math.min(longestPrefix, code.numChars());
        found == null && length > 0;
        length--) {
      found = known.get(UTF8String.concat(code.substring(0, length), STAR));
    }
    return found == null ? otherwise : found;
  }

  private static final UTF8String STAR = UTF8String.fromString("*");

  private Map<UTF8String, UTF8String> exact() {
    Map<UTF8String, UTF8String> known = exact;
    if (known == null) {
      Map<UTF8String, UTF8String> built = new HashMap<>();
      meanings.forEach(
          (code, meaning) ->
              built.put(UTF8String.fromString(code), UTF8String.fromString(meaning)));
      otherwise = orElse == null ? null : UTF8String.fromString(orElse);
      exact = built;
      known = built;
    }
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodeLookup that
        && list.equals(that.list)
        && column.equals(that.column)
        && meanings.equals(that.meanings);
  }

  @Override
  public int hashCode() {
    return list.hashCode() * 31 + column.hashCode();
  }

  @Override
  public String toString() {
    return list + "." + column;
  }
}
