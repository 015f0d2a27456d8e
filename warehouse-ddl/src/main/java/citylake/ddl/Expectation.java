package citylake.ddl;

/**
 * A rule that each row of a table should keep.
 *
 * @param name snake case, unique in its table
 * @param holds Spark SQL predicate over one row; a row for which it is null counts as missed
 * @param severity what a missed rule does to the night
 * @param tolerance largest share of missed rows that still passes, 0 to 1
 * @param reason why the rule matters, in words for a person
 */
public record Expectation(
    String name, String holds, Severity severity, double tolerance, String reason) {}
