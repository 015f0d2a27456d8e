package citylake.orchestration.check;

import citylake.etl.source.IssueRule;
import citylake.etl.source.Source;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts an issue in words: what is wrong, and what is wanted instead. Issues are named for what they
 * say, so the end of the name decides; one that no ending fits is told by its rule.
 */
final class IssueWords {
  private final Source source;

  IssueWords(Source source) {
    this.source = source;
  }

  /** What is wrong, and what is wanted. */
  record Words(String wrong, String wanted) {}

  Words of(IssueRule rule) {
    String name = rule.name();
    if (name.endsWith("_code_unknown")) {
      return new Words(
          "the code is in no line of the code list",
          "a code of the list %s; tell the data team what a new code means"
              .formatted(listed(rule.codeLists(), "of the vendor")));
    }
    if (name.endsWith("_unreadable")) {
      return new Words("this is no time in the agreed form", "a time written as " + patterns(rule));
    }
    if (name.endsWith("_missing")) {
      return new Words("nothing stands there", "a time written as " + patterns(rule));
    }
    if (name.endsWith("_default_time")) {
      return new Words(
          "this is what the platform writes where the time is not known",
          "the true time, or an empty field where it is not known");
    }
    if (name.endsWith("_estimated")) {
      return new Words("the time is marked as an estimate", "the true time where it is known");
    }
    if (name.endsWith("_in_dst_gap")) {
      return new Words(
          "the city's clocks never showed this time: they were put forward over it",
          "a time that clocks in %s showed".formatted(source.city().timeZone()));
    }
    if (name.endsWith("_before_from")) {
      return new Words("the end lies before the beginning", "an end after the beginning");
    }
    return place(rule);
  }

  private Words place(IssueRule rule) {
    String system = source.city().coordinateSystem().name();
    return switch (rule.name()) {
      case "place_unknown" ->
          new Words(
              "no place is given, or 0 and 0", "two numbers in the coordinate system " + system);
      case "place_implausible" ->
          new Words(
              "the place lies outside the area of the city's coordinate system",
              "two numbers in the coordinate system %s, in the agreed order".formatted(system));
      case "place_at_station" ->
          new Words(
              "the place is the door of a police station, where the report was taken",
              "the place of the event");
      default -> time(rule);
    };
  }

  private Words time(IssueRule rule) {
    if (rule.name().endsWith("_implausible")) {
      return new Words(
          "the time lies in the future, or before anything that is meant",
          "a time from %s to the day of the delivery".formatted(source.city().notBefore()));
    }
    return other(rule);
  }

  /** The vendor's own issues. */
  private static Words other(IssueRule rule) {
    return new Words(
        "the rule '%s' of the SELECT holds".formatted(rule.name().replace('_', ' ')),
        "a record for which this does not hold: " + rule.condition());
  }

  private static String patterns(IssueRule rule) {
    return listed(rule.timePatterns(), "agreed");
  }

  private static String listed(List<String> words, String otherwise) {
    return words.isEmpty() ? otherwise : words.stream().collect(Collectors.joining(" or "));
  }
}
