package citylake.etl.source;

import static citylake.etl.source.Calls.text;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;

/** What may be wrong with the arguments of a {@link Vocabulary} call, in words for its author. */
final class CallFaults {
  private CallFaults() {}

  static List<String> ofList(List<Expression> arguments, Binding binding, String column) {
    Optional<String> count = ofCount(arguments, 1, 2);
    if (count.isPresent()) {
      return List.of(count.get());
    }
    if (arguments.size() == 2 && text(arguments.get(0)) == null) {
      return List.of("the list's name must be a text literal");
    }
    String name = listName(arguments, column);
    CodeList list = binding.codeList(name);
    if (list == null) {
      return List.of("the vendor has no code list %s.csv".formatted(name));
    }
    return list.columns().contains(column)
        ? List.of()
        : List.of("code list %s.csv has no column %s".formatted(name, column));
  }

  static List<String> ofAnyList(List<Expression> arguments, Binding binding) {
    Optional<String> count = ofCount(arguments, 3, 3);
    if (count.isPresent()) {
      return List.of(count.get());
    }
    String column = text(arguments.get(1));
    return column == null
        ? List.of("the column's name must be a text literal")
        : ofList(List.of(arguments.get(0), arguments.get(2)), binding, column);
  }

  static Optional<String> ofUnit(Expression unit) {
    return Optional.ofNullable(text(unit)).flatMap(EpochCount::of).isPresent()
        ? Optional.empty()
        : Optional.of("the unit must be 'seconds' or 'milliseconds'");
  }

  static Optional<String> ofSpeedUnit(Expression unit) {
    return Optional.ofNullable(text(unit)).flatMap(SpeedUnit::of).isPresent()
        ? Optional.empty()
        : Optional.of("the unit must be 'km/h' or 'm/s'");
  }

  static String listName(List<Expression> arguments, String column) {
    if (arguments.size() > 1) {
      return text(arguments.get(0));
    }
    return switch (column) {
      case "crash_code" -> "crashes";
      case "request_code" -> "requests";
      default -> "offences";
    };
  }

  static List<String> ofPlace(List<Expression> arguments, Binding binding) {
    return ofCount(arguments, 3, 3)
        .or(
            () ->
                binding.isParameter(arguments.get(2), "coordinate_system")
                        || isShifted(arguments.get(2))
                    ? Optional.empty()
                    : Optional.of(
                        "the third argument must be :coordinate_system, or one of %s as text"
                            .formatted(ShiftedDegrees.names())))
        .stream()
        .toList();
  }

  private static boolean isShifted(Expression argument) {
    return argument instanceof Literal literal
        && literal.value() != null
        && ShiftedDegrees.named(literal.value().toString()).isPresent();
  }

  static Optional<String> ofCount(List<Expression> arguments, int least, int most) {
    boolean fits = arguments.size() >= least && arguments.size() <= most;
    return fits
        ? Optional.empty()
        : Optional.of(
            "takes %s argument(s), not %d"
                .formatted(
                    least == most
                        ? Integer.toString(least)
                        : most == Integer.MAX_VALUE ? "at least " + least : least + " to " + most,
                    arguments.size()));
  }

  static Optional<String> ofPattern(List<Expression> arguments) {
    String pattern = text(arguments.get(1));
    if (pattern == null) {
      return Optional.of("the pattern must be a text literal");
    }
    try {
      new WallClock(pattern);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("'%s' is no pattern of a time: %s".formatted(pattern, e.getMessage()));
    }
  }

  static Optional<String> ofZone(Expression zone, Binding binding) {
    if (binding.isParameter(zone, "zone")) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(text(zone)).map(ZoneId::of).isPresent()
          ? Optional.empty()
          : Optional.of("the zone must be :zone or a text literal");
    } catch (DateTimeException e) {
      return Optional.of("'%s' is no time zone".formatted(text(zone)));
    }
  }

  static Optional<String> ofName(Expression name) {
    boolean isName =
        name instanceof Literal && String.valueOf(text(name)).matches("[a-z][a-z0-9_]*");
    return isName
        ? Optional.empty()
        : Optional.of("a name must be a text literal of lower-case letters, digits and _");
  }
}
