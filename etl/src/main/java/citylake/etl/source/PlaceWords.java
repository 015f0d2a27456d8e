package citylake.etl.source;

import static citylake.etl.source.Calls.call;
import static citylake.etl.source.Calls.callOn;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/** Words for places: from a city's coordinates to WGS84. */
@SuppressWarnings("ImmutableEnumChecker") // a wording never changes
enum PlaceWords implements Word {
  WGS84_LON(
      "x, y, :coordinate_system",
      "longitude in WGS84 degrees of a place given as text in the city's coordinate system, or in 'GCJ-02' or 'BD-09' where the SELECT says so",
      "null where a coordinate is no number, both are zero, or the place is outside the system's area") {
    @Override
    public Expression expand(List<Expression> arguments, Binding binding) {
      return place("lon", arguments, binding);
    }

    @Override
    public List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofPlace(arguments, binding);
    }
  },
  WGS84_LAT("x, y, :coordinate_system", "latitude likewise", "as wgs84_lon") {
    @Override
    public Expression expand(List<Expression> arguments, Binding binding) {
      return place("lat", arguments, binding);
    }

    @Override
    public List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofPlace(arguments, binding);
    }
  },
  PLACE_IS_GIVEN(
      "x, y",
      "whether both texts are numbers and not both zero, be the place right or not",
      "null where a text is null") {
    @Override
    public Expression expand(List<Expression> arguments, Binding binding) {
      return call(
          Projection.class,
          "isGiven",
          DataTypes.BooleanType,
          List.of(DataTypes.StringType, DataTypes.StringType),
          arguments);
    }

    @Override
    public List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofCount(arguments, 2, 2).stream().toList();
    }
  };

  private final Wording wording;

  PlaceWords(String arguments, String meaning, String nullRule) {
    this.wording = new Wording(name(), arguments, meaning, nullRule);
  }

  @Override
  public Wording wording() {
    return wording;
  }

  private static Expression place(String method, List<Expression> arguments, Binding binding) {
    Projection projection = binding.projection(arguments.get(2));
    return callOn(
        projection,
        method,
        DataTypes.DoubleType,
        List.of(DataTypes.StringType, DataTypes.StringType),
        arguments.subList(0, 2));
  }
}
