package citylake.lineage.event;

/**
 * How a rule came out on a table.
 *
 * @param severity error or warn
 */
public record Judged(
    String rule, String severity, String reason, boolean holds, long missed, long rows) {}
