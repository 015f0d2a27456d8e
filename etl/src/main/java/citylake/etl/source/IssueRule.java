package citylake.etl.source;

import java.util.List;

/**
 * When a vendor's SELECT finds a fault on a row.
 *
 * @param name of the issue
 * @param condition as SQL
 * @param fields of the dump that decide it, also by way of other columns, in order of mention
 * @param timePatterns in which these fields are read as times
 * @param codeLists in which these fields are looked up, by name
 */
public record IssueRule(
    String name,
    String condition,
    List<String> fields,
    List<String> timePatterns,
    List<String> codeLists) {}
