package citylake.serving.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a limit counts, and how people write it. */
enum LimitUnit {
  COUNT("a number", Map.of("", 1L)),
  TIME("a time such as 30s, 10m or 1h", largestFirst("h", 3_600L, "m", 60L, "s", 1L)),
  BYTES(
      "a size such as 64KiB, 1MiB or 20GiB",
      largestFirst("GiB", 1L << 30, "MiB", 1L << 20, "KiB", 1L << 10));

  private static final Pattern TYPED = Pattern.compile("([0-9]{1,12})([A-Za-z]*)");

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // filled once, and given to nobody
  private final Map<String, Long> units;

  LimitUnit(String words, Map<String, Long> units) {
    this.words = words;
    this.units = units;
  }

  private static Map<String, Long> largestFirst(
      String large, long one, String middle, long two, String small, long three) {
    Map<String, Long> units = new LinkedHashMap<>();
    units.put(large, one);
    units.put(middle, two);
    units.put(small, three);
    return units;
  }

  String words() {
    return words;
  }

  /** In ones, seconds or bytes; empty where it is not written so. */
  Optional<Long> read(String typed) {
    Matcher parts = TYPED.matcher(typed);
    if (!parts.matches() || !units.containsKey(parts.group(2))) {
      return Optional.empty();
    }
    long number = Long.parseLong(parts.group(1));
    long unit = units.get(parts.group(2));
    return number > Long.MAX_VALUE / unit ? Optional.empty() : Optional.of(number * unit);
  }

  /** As one would type it, in the largest unit that needs no fraction. */
  String told(long value) {
    for (Map.Entry<String, Long> unit : units.entrySet()) {
      if (value % unit.getValue() == 0) {
        return value / unit.getValue() + unit.getKey();
      }
    }
    return String.valueOf(value);
  }
}
