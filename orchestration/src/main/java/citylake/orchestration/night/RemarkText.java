package citylake.orchestration.night;

import citylake.quality.arrival.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Remarks on a delivery as ops.delivery keeps them: {@code code: words}, one after another. */
final class RemarkText {
  private static final String BETWEEN = "; ";
  private static final Pattern NEXT = Pattern.compile(BETWEEN + "(?=[a-z_]+: )");

  private RemarkText() {}

  /**
   * @param before text that is there; null for none
   * @return null where nothing is odd
   */
  static String with(String before, List<Finding> findings) {
    String text =
        Stream.concat(
                Stream.ofNullable(before).filter(odd -> !odd.isEmpty()),
                findings.stream().map(finding -> finding.code() + ": " + finding.words()))
            .collect(Collectors.joining(BETWEEN));
    return text.isEmpty() ? null : text;
  }

  /**
   * The remarks of other codes.
   *
   * @param text null for none
   * @return null where none is left
   */
  static String without(Set<String> codes, String text) {
    if (text == null) {
      return null;
    }
    String left =
        Arrays.stream(NEXT.split(text))
            .filter(odd -> codes.stream().noneMatch(code -> odd.startsWith(code + ": ")))
            .collect(Collectors.joining(BETWEEN));
    return left.isEmpty() ? null : left;
  }
}
