package citylake.orchestration.check;

import citylake.etl.source.IssueRule;
import citylake.etl.source.Source;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Puts an issue in words: what is wrong, and what is wanted instead. Issues are named for what they
 * say, so the end of the name decides; one that no ending fits is told by its rule.
 */
final class IssueWords {
  /** What names with this ending say. */
  private record Ending(
      String ending, String wrong, BiFunction<Source, IssueRule, String> wanted) {}

  private static final String CODE_UNKNOWN = "_code_unknown";
  private static final String UNREADABLE = "_unreadable";
  private static final String NO_TIME = "this is no time in the agreed form";

  /** The first that fits decides. */
  private static final List<Ending> ENDINGS =
      List.of(
          new Ending(
              "plate_type_code_unknown",
              "GA/T 16.7 has no such type of plate",
              (source, rule) -> "one of its codes in two digits, e.g. 02, or an empty field"),
          new Ending(
              "direction_code_unknown",
              "GA/T 1400 has no such direction",
              (source, rule) -> "one digit from 1 to 9, or an empty field"),
          new Ending(
              CODE_UNKNOWN,
              "the code is in no line of the code list, or its meaning is empty there",
              (source, rule) ->
                  "a code of the list %s; tell the data team what a new code means"
                      .formatted(listed(rule.codeLists(), "of the vendor"))),
          new Ending(
              "_state_unknown",
              "the code is in no line of the code list, or its meaning is empty there",
              (source, rule) -> "a code of the list " + listed(rule.codeLists(), "of the vendor")),
          new Ending(
              "plate_unknown",
              "no plate is given, or a word for none",
              (source, rule) -> "the plate where one was read"),
          new Ending(
              "plate_partly_read",
              "a character of the plate was not read",
              (source, rule) -> "the whole plate where it can be read"),
          new Ending(
              "plate_form_unknown",
              "no plate is issued in this form",
              (source, rule) -> "the plate as it is on the vehicle"),
          new Ending(
              "id_no_unreadable",
              "this is no number of an identity card: neither 18 characters nor the 15 of the old form",
              (source, rule) -> "the number as it stands on the card, or an empty field"),
          new Ending(
              "id_no_invalid",
              "the date in the number does not exist, or its last character does not fit the others",
              (source, rule) -> "the number as it stands on the card"),
          new Ending(
              "phone_unreadable",
              "this is no mobile number",
              (source, rule) -> "the eleven digits of a mobile number, or an empty field"),
          new Ending(
              "_not_yes_or_no",
              "this is neither yes nor no in the agreed form",
              (source, rule) -> "one of the two agreed words, or an empty field"),
          unreadableTime("born"),
          unreadableTime("_on"),
          unreadableTime("_at"),
          unreadableTime("_from"),
          unreadableTime("_to"),
          new Ending(
              UNREADABLE,
              "this is no number that the field can hold",
              (source, rule) -> "a number in plain digits, or an empty field"),
          new Ending(
              "_missing",
              "nothing stands there, or a word for nothing",
              (source, rule) -> "a time written as " + patterns(rule)),
          new Ending(
              "_default_time",
              "this is what the platform writes where the time is not known",
              (source, rule) -> "the true time, or an empty field where it is not known"),
          new Ending(
              "_day_only",
              "this is a day, without a time of day",
              (source, rule) -> "the day with its time, or word that it is never known"),
          new Ending(
              "_estimated",
              "the time is marked as an estimate",
              (source, rule) -> "the true time where it is known"),
          new Ending(
              "_in_dst_gap",
              "the city's clocks never showed this time: they were put forward over it",
              (source, rule) ->
                  "a time that clocks in %s showed".formatted(source.city().timeZone())),
          new Ending(
              "_before_from",
              "the end lies before the beginning",
              (source, rule) -> "an end after the beginning"),
          new Ending(
              "place_unknown",
              "no place is given, or 0 and 0",
              (source, rule) -> "two numbers in the coordinate system " + system(source)),
          new Ending(
              "place_implausible",
              "the place lies outside the area of the city's coordinate system",
              (source, rule) ->
                  "two numbers in the coordinate system %s, in the agreed order"
                      .formatted(system(source))),
          new Ending(
              "place_at_station",
              "the place is the door of a police station, where the report was taken",
              (source, rule) -> "the place of the event"),
          new Ending(
              "_implausible",
              "the time lies in the future, or before anything that is meant",
              (source, rule) ->
                  "a time from %s to the day of the delivery"
                      .formatted(source.city().notBefore())));

  private final Source source;

  IssueWords(Source source) {
    this.source = source;
  }

  private static Ending unreadableTime(String field) {
    return new Ending(
        field + UNREADABLE, NO_TIME, (source, rule) -> "a time written as " + patterns(rule));
  }

  /** What is wrong, and what is wanted. */
  record Words(String wrong, String wanted) {}

  Words of(IssueRule rule) {
    if (rule.name().endsWith(UNREADABLE) && !rule.timePatterns().isEmpty()) {
      return new Words(NO_TIME, "a time written as " + patterns(rule));
    }
    return ENDINGS.stream()
        .filter(known -> rule.name().endsWith(known.ending()))
        .findFirst()
        .map(known -> new Words(known.wrong(), known.wanted().apply(source, rule)))
        .orElseGet(() -> ofTheVendor(rule));
  }

  /**
   * In words for one record.
   *
   * @param values of the fields that decide it, without nulls
   */
  Words of(IssueRule rule, List<String> values) {
    boolean isListed =
        rule.name().endsWith(CODE_UNKNOWN)
            && rule.codeLists().stream()
                .map(source.vendor().codeLists()::get)
                .anyMatch(list -> values.stream().map(String::strip).anyMatch(list::has));
    return isListed
        ? new Words(
            "the code is in the code list, but its meaning is empty there",
            "what the code means, in its line of the list "
                + listed(rule.codeLists(), "of the vendor"))
        : of(rule);
  }

  private static Words ofTheVendor(IssueRule rule) {
    return new Words(
        "the rule '%s' of the SELECT holds".formatted(rule.name().replace('_', ' ')),
        "a record for which this does not hold: " + rule.condition());
  }

  private static String system(Source source) {
    return source.city().coordinateSystem().name();
  }

  private static String patterns(IssueRule rule) {
    return listed(rule.timePatterns(), "agreed");
  }

  private static String listed(List<String> words, String otherwise) {
    return words.isEmpty() ? otherwise : words.stream().collect(Collectors.joining(" or "));
  }
}
