package citylake.governance.gate;

/**
 * Who asks, and what for: set for each statement anew, never taken from a thread or a session.
 *
 * @param user name as logged in; of nobody known, everything is refused
 * @param session that statements of one connection share
 * @param purpose code of the purpose; null where none was given
 * @param caseNo number of the case or task; null where none was given
 * @param schema in which names without a schema are looked for; null for the usual one
 */
public record Asker(String user, String session, String purpose, String caseNo, String schema) {
  public Asker(String user, String session, String purpose, String caseNo) {
    this(user, session, purpose, caseNo, null);
  }

  /** Where names without a schema are looked for. */
  public String schemaOr(String usual) {
    return schema == null ? usual : schema;
  }

  /** The same user and session, asking for something else. */
  public Asker about(String otherPurpose, String otherCase) {
    return new Asker(user, session, otherPurpose, otherCase, schema);
  }
}
