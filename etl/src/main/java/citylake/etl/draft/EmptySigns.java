package citylake.etl.draft;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Words and marks that platforms write into a field of which they know nothing. */
final class EmptySigns {
  private static final Pattern SIGN =
      Pattern.compile("(?i)[-—/\\\\]{1,4}|null|none|n/?a|unknown|无|空|未知|不详|不明|暂无");
  private static final int LONGEST = 7;

  private final Set<String> seen = new TreeSet<>();
  private long records;

  /** Whether the value, without blanks around it, says nothing; it is then counted. */
  boolean take(String value) {
    boolean isSign = isSign(value);
    if (isSign) {
      seen.add(value);
      records++;
    }
    return isSign;
  }

  static boolean isSign(String value) {
    return value.length() <= LONGEST && SIGN.matcher(value).matches();
  }

  /** As they are written, in order. */
  List<String> seen() {
    return List.copyOf(seen);
  }

  long records() {
    return records;
  }
}
