package citylake.etl.cleaning;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Types of plates (GA/T 16.7): two digits. Of 51 and 52, plates of new energy, sources disagree
 * which is the large one; the code is kept as it is given.
 */
public final class PlateType {
  private static final Set<String> CODES = codes();

  private PlateType() {}

  private static Set<String> codes() {
    Set<String> codes = new TreeSet<>(Set.of("51", "52", "99"));
    IntStream.of(1, 31, 41)
        .flatMap(first -> IntStream.rangeClosed(first, first == 1 ? 27 : first + 2))
        .forEach(code -> codes.add("%02d".formatted(code)));
    return Set.copyOf(codes);
  }

  /** The code where the standard has it; null where not. */
  public static UTF8String known(UTF8String code) {
    return CODES.contains(code.toString()) ? code : null;
  }
}
