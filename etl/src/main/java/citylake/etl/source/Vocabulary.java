package citylake.etl.source;

import static citylake.etl.source.Calls.call;
import static citylake.etl.source.Calls.callOn;
import static citylake.etl.source.Calls.text;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/**
 * The words of a vendor's SELECT beside Spark's own: one row a function. They are bound to Java
 * methods while the SELECT is compiled, so that they run inside Spark's generated code.
 */
enum Vocabulary {
  OFFENCE_CODE(
      "[list,] code",
      "UNODC ICCS code of the vendor's offence code, from column iccs of its code list (offences unless named): the code itself, else its longest declared prefix such as 05*",
      "null where neither is declared") {
    @Override
    Expression expand(List<Expression> arguments, Binding binding) {
      return lookup(arguments, binding, "iccs", null);
    }

    @Override
    List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofList(arguments, binding, "iccs");
    }
  },
  OFFENCE_ORIGIN(
      "[list,] code",
      "how the offence came to notice, from column origin of the code list: reported, discovered, or service where it is no offence",
      "'unknown' where the code is not declared; null where the code is null") {
    @Override
    Expression expand(List<Expression> arguments, Binding binding) {
      return lookup(arguments, binding, "origin", "unknown");
    }

    @Override
    List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofList(arguments, binding, "origin");
    }
  },
  CRASH_CODE(
      "[list,] code",
      "kind of crash, from column crash_code of the code list (crashes unless named)",
      "null where the code is not declared") {
    @Override
    Expression expand(List<Expression> arguments, Binding binding) {
      return lookup(arguments, binding, "crash_code", null);
    }

    @Override
    List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofList(arguments, binding, "crash_code");
    }
  },
  REQUEST_CODE(
      "[list,] code",
      "what help is asked for, from column request_code of the code list (requests unless named)",
      "null where the code is not declared") {
    @Override
    Expression expand(List<Expression> arguments, Binding binding) {
      return lookup(arguments, binding, "request_code", null);
    }

    @Override
    List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofList(arguments, binding, "request_code");
    }
  },
  LOCAL_TIME(
      "text, 'pattern'",
      "the wall-clock time that the text names, by a pattern of java.time.format.DateTimeFormatter, read strictly",
      "null where the text is not a time of that pattern") {
    @Override
    Expression expand(List<Expression> arguments, Binding binding) {
      WallClock clock = new WallClock(text(arguments.get(1)));
      return callOn(
          clock, "read", DataTypes.TimestampNTZType, DataTypes.StringType, arguments.get(0));
    }

    @Override
    List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofCount(arguments, 2, 2).or(() -> CallFaults.ofPattern(arguments)).stream()
          .toList();
    }
  },
  INSTANT_OF(
      "local_time, :zone",
      "the instant in UTC at which the city's clocks showed that time; of an autumn hour that comes twice the first",
      "null where the clocks skipped that time in spring") {
    @Override
    Expression expand(List<Expression> arguments, Binding binding) {
      CityClock clock = new CityClock(ZoneId.of(binding.textOf(arguments.get(1))));
      return callOn(
          clock, "instant", DataTypes.TimestampType, DataTypes.TimestampNTZType, arguments.get(0));
    }

    @Override
    List<String> faults(List<Expression> arguments, Binding binding) {
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
    Expression expand(List<Expression> arguments, Binding binding) {
      Expression local = LOCAL_TIME.expand(arguments.subList(0, 2), binding);
      return INSTANT_OF.expand(List.of(local, arguments.get(2)), binding);
    }

    @Override
    List<String> faults(List<Expression> arguments, Binding binding) {
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
    Expression expand(List<Expression> arguments, Binding binding) {
      CityClock clock = new CityClock(ZoneId.of(binding.textOf(arguments.get(1))));
      return callOn(
          clock,
          "wallClock",
          DataTypes.TimestampNTZType,
          DataTypes.TimestampType,
          arguments.get(0));
    }

    @Override
    List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofCount(arguments, 2, 2)
          .or(() -> CallFaults.ofZone(arguments.get(1), binding))
          .stream()
          .toList();
    }
  },
  WGS84_LON(
      "x, y, :coordinate_system",
      "longitude in WGS84 degrees of a place given as text in the city's coordinate system, or in 'GCJ-02' or 'BD-09' where the SELECT says so",
      "null where a coordinate is no number, both are zero, or the place is outside the system's area") {
    @Override
    Expression expand(List<Expression> arguments, Binding binding) {
      return place("lon", arguments, binding);
    }

    @Override
    List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofPlace(arguments, binding);
    }
  },
  WGS84_LAT("x, y, :coordinate_system", "latitude likewise", "as wgs84_lon") {
    @Override
    Expression expand(List<Expression> arguments, Binding binding) {
      return place("lat", arguments, binding);
    }

    @Override
    List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofPlace(arguments, binding);
    }
  },
  PLACE_IS_GIVEN(
      "x, y",
      "whether both texts are numbers and not both zero, be the place right or not",
      "null where a text is null") {
    @Override
    Expression expand(List<Expression> arguments, Binding binding) {
      return call(
          Projection.class,
          "isGiven",
          DataTypes.BooleanType,
          List.of(DataTypes.StringType, DataTypes.StringType),
          arguments);
    }

    @Override
    List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofCount(arguments, 2, 2).stream().toList();
    }
  },
  ISSUE(
      "'name', condition",
      "the name of a fault found on the row where the condition holds",
      "null where the condition is false or null") {
    @Override
    Expression expand(List<Expression> arguments, Binding binding) {
      return Calls.when(arguments.get(1), arguments.get(0));
    }

    @Override
    List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofCount(arguments, 2, 2)
          .or(() -> CallFaults.ofName(arguments.get(0)))
          .stream()
          .toList();
    }
  },
  ISSUES(
      "issue, ...",
      "the issues that hold, in order, for column _issues",
      "empty where none holds") {
    @Override
    Expression expand(List<Expression> arguments, Binding binding) {
      return Calls.compact("issues", RowColumns.ISSUES, arguments);
    }

    @Override
    List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofCount(arguments, 1, Integer.MAX_VALUE).stream().toList();
    }
  },
  CHANGED(
      "'column', 'rule', before, condition",
      "a note that a rule changed the column's value, with the SHA-256 of the text before, where the condition holds",
      "null where the condition is false or null") {
    @Override
    Expression expand(List<Expression> arguments, Binding binding) {
      Expression hash =
          call(
              RowNotes.class,
              "sha256",
              DataTypes.BinaryType,
              List.of(DataTypes.StringType),
              arguments.subList(2, 3));
      Expression note =
          Calls.struct(
              List.of("column", "rule", "before_hash"),
              List.of(arguments.get(0), arguments.get(1), hash));
      return Calls.when(arguments.get(3), note);
    }

    @Override
    List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofCount(arguments, 4, 4)
          .or(() -> CallFaults.ofName(arguments.get(0)))
          .or(() -> CallFaults.ofName(arguments.get(1)))
          .stream()
          .toList();
    }
  },
  CHANGES(
      "changed, ...",
      "the changes that were made, in order, for column _changes",
      "empty where none") {
    @Override
    Expression expand(List<Expression> arguments, Binding binding) {
      return Calls.compact("changes", RowColumns.CHANGES, arguments);
    }

    @Override
    List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofCount(arguments, 1, Integer.MAX_VALUE).stream().toList();
    }
  };

  private final String arguments;
  private final String meaning;
  private final String nullRule;

  Vocabulary(String arguments, String meaning, String nullRule) {
    this.arguments = arguments;
    this.meaning = meaning;
    this.nullRule = nullRule;
  }

  /** The expression that a call stands for; its arguments have no fault. */
  abstract Expression expand(List<Expression> arguments, Binding binding);

  /** What is wrong with a call's arguments. */
  abstract List<String> faults(List<Expression> arguments, Binding binding);

  /** As written in a SELECT. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The function of this name, whatever its case. */
  static Optional<Vocabulary> named(String word) {
    return Arrays.stream(values()).filter(row -> row.word().equalsIgnoreCase(word)).findFirst();
  }

  /** All functions as a table for people. */
  static Stream<String> lines() {
    return Arrays.stream(values())
        .map(
            row ->
                "| `%s(%s)` | %s | %s |"
                    .formatted(row.word(), row.arguments, row.meaning, row.nullRule));
  }

  private static Expression lookup(
      List<Expression> arguments, Binding binding, String column, String otherwise) {
    Expression code = arguments.get(arguments.size() - 1);
    CodeList list = binding.codeList(CallFaults.listName(arguments, column));
    return callOn(
        new CodeLookup(list, column, otherwise),
        "meaning",
        DataTypes.StringType,
        DataTypes.StringType,
        code);
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
