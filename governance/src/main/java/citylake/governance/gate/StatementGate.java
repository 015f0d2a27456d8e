package citylake.governance.gate;

import java.util.List;
import java.util.Set;

/** Lets statements in, for any number of askers at once; whatever is not allowed is denied. */
public interface StatementGate extends AutoCloseable {
  /** Where names without a schema are looked for at first: everybody may read something of it. */
  String USUAL_SCHEMA = "published";

  /**
   * Parses, analyses, filters, masks and checks a statement on a session that sees only the current
   * release. Nothing of it has run when it is denied.
   *
   * @throws Denied where anything is not allowed, missing or unreadable
   */
  Admission admit(Asker asker, String sql) throws Denied;

  /**
   * Tables and columns on which the asker has any right, for a list of what there is; by name. A
   * purpose is not needed to see a name.
   *
   * @throws Denied where the asker is unknown, or rights cannot be read
   */
  List<VisibleTable> visible(Asker asker) throws Denied;

  /**
   * Codes of the purposes that a statement can be for, in order.
   *
   * @throws Denied where they cannot be read
   */
  Set<String> purposes() throws Denied;

  @Override
  void close();
}
