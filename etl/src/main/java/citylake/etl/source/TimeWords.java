package citylake.etl.source;

import static citylake.etl.source.Calls.callOn;
import static citylake.etl.source.Calls.text;

import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/** Words for times: from a city's texts to its wall clock, to the instant, and back. */
@SuppressWarnings("ImmutableEnumChecker") // a wording never changes
enum TimeWords implements Word {
  LOCAL_TIME(
      "text, 'pattern'",
      "the wall-clock time that the text names, by a pattern of java.time.format.DateTimeFormatter, read strictly",
      "null where the text is not a time of that pattern") {
    @Override
    public Expression expand(List<Expression> arguments, Binding binding) {
      WallClock clock = new WallClock(text(arguments.get(1)));
      return callOn(
          clock, "read", DataTypes.TimestampNTZType, DataTypes.StringType, arguments.get(0));
    }

    @Override
    public List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofCount(arguments, 2, 2).or(() -> CallFaults.ofPattern(arguments)).stream()
          .toList();
    }
  },
  INSTANT_OF(
      "local_time, :zone",
      "the instant in UTC at which the city's clocks showed that time; of an autumn hour that comes twice the first",
      "null where the clocks skipped that time in spring") {
    @Override
    public Expression expand(List<Expression> arguments, Binding binding) {
      CityClock clock = new CityClock(ZoneId.of(binding.textOf(arguments.get(1))));
      return callOn(
          clock, "instant", DataTypes.TimestampType, DataTypes.TimestampNTZType, arguments.get(0));
    }

    @Override
    public List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofCount(arguments, 2, 2)
          .or(() -> CallFaults.ofZone(arguments.get(1), binding))
          .stream()
          .toList();
    }
  },
  LOCAL_INSTANT(
      "text, 'pattern', :zone",
      "instant_of(local_time(text, 'pattern'), :zone)",
      "null where the text is not a time or the clocks skipped it in spring") {
    @Override
    public Expression expand(List<Expression> arguments, Binding binding) {
      Expression local = LOCAL_TIME.expand(arguments.subList(0, 2), binding);
      return INSTANT_OF.expand(List.of(local, arguments.get(2)), binding);
    }

    @Override
    public List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofCount(arguments, 3, 3)
          .or(() -> CallFaults.ofPattern(arguments))
          .or(() -> CallFaults.ofZone(arguments.get(2), binding))
          .stream()
          .toList();
    }
  },
  WALL_CLOCK(
      "instant, :zone",
      "what the city's clocks showed at that instant, for dumps that give times in UTC",
      "null where the instant is null") {
    @Override
    public Expression expand(List<Expression> arguments, Binding binding) {
      CityClock clock = new CityClock(ZoneId.of(binding.textOf(arguments.get(1))));
      return callOn(
          clock,
          "wallClock",
          DataTypes.TimestampNTZType,
          DataTypes.TimestampType,
          arguments.get(0));
    }

    @Override
    public List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofCount(arguments, 2, 2)
          .or(() -> CallFaults.ofZone(arguments.get(1), binding))
          .stream()
          .toList();
    }
  },
  LOCAL_DATE(
      "text, 'pattern'",
      "the day that the text names, by such a pattern; a time of day in it is read and left out",
      "null where the text is not a day of that pattern") {
    @Override
    public Expression expand(List<Expression> arguments, Binding binding) {
      WallClock clock = new WallClock(text(arguments.get(1)));
      return callOn(clock, "day", DataTypes.DateType, DataTypes.StringType, arguments.get(0));
    }

    @Override
    public List<String> faults(List<Expression> arguments, Binding binding) {
      return LOCAL_TIME.faults(arguments, binding);
    }
  },
  EPOCH_INSTANT(
      "text, 'unit'",
      "the instant that is so many 'seconds' or 'milliseconds' after 1970-01-01 00:00 UTC; its local time is wall_clock's",
      "null where the text is no whole number, or one beyond the years 1900 to 2100") {
    @Override
    public Expression expand(List<Expression> arguments, Binding binding) {
      EpochCount count = EpochCount.of(text(arguments.get(1))).orElseThrow();
      return callOn(
          count, "instant", DataTypes.TimestampType, DataTypes.StringType, arguments.get(0));
    }

    @Override
    public List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofCount(arguments, 2, 2)
          .or(() -> CallFaults.ofUnit(arguments.get(1)))
          .stream()
          .toList();
    }
  };

  private final Wording wording;

  TimeWords(String arguments, String meaning, String nullRule) {
    this.wording = new Wording(name(), arguments, meaning, nullRule);
  }

  @Override
  public Wording wording() {
    return wording;
  }
}
