package citylake.etl.source;

import static citylake.etl.source.Calls.callOn;
import static citylake.etl.source.Calls.text;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/** Words for speeds. */
@SuppressWarnings("ImmutableEnumChecker") // a wording never changes
enum SpeedWords implements Word {
  SPEED_KMH(
      "text, 'unit'",
      "the speed in km/h to one decimal, given in 'km/h' or 'm/s'",
      "null where the text is no number, or one below 0 or from 10000") {
    @Override
    public Expression expand(List<Expression> arguments, Binding binding) {
      SpeedUnit unit = SpeedUnit.of(text(arguments.get(1))).orElseThrow();
      return callOn(unit, "kmh", DataTypes.DoubleType, DataTypes.StringType, arguments.get(0));
    }

    @Override
    public List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofCount(arguments, 2, 2)
          .or(() -> CallFaults.ofSpeedUnit(arguments.get(1)))
          .stream()
          .toList();
    }
  };

  private final Wording wording;

  SpeedWords(String arguments, String meaning, String nullRule) {
    this.wording = new Wording(name(), arguments, meaning, nullRule);
  }

  @Override
  public Wording wording() {
    return wording;
  }
}
