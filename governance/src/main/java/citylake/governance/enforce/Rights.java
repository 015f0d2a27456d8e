package citylake.governance.enforce;

import citylake.ddl.TableName;
import citylake.governance.gate.Asker;
import citylake.governance.gate.Concerned;
import citylake.governance.gate.Denied;
import citylake.governance.gate.VisibleTable;
import java.util.List;
import java.util.Set;

/** What askers may see, by whatever decides it. */
public interface Rights {
  /**
   * What an asker may see for one statement.
   *
   * @throws Denied where the asker is unknown, or it cannot be decided
   */
  Standing of(Asker asker) throws Denied;

  /** Tables and columns on which the asker has any right, whatever the purpose. */
  List<VisibleTable> visible(Asker asker) throws Denied;

  /**
   * Codes of the purposes that there are, in order.
   *
   * @throws Denied where they cannot be read
   */
  Set<String> purposes() throws Denied;

  /** How it stands for one statement, as of when it was asked. */
  interface Standing extends StatementViews {
    /**
     * What is missing for a statement that cannot be answered as it stands.
     *
     * @param tables that it names
     * @param names what stands in it where a column does, in lower case
     * @return null where nothing is that could be asked for
     */
    Denied missing(Set<TableName> tables, Set<String> names);

    /**
     * What is missing for a function about sightings.
     *
     * @return null where some of it is open
     */
    Denied missing(AskedSightings asked);

    /** Whose rows a statement that reads these tables may see. */
    Concerned concerned(List<TableName> tables);

    /**
     * @param tables that the statement reads
     * @throws Denied where less may be seen now than then, or it cannot be decided
     */
    void recheck(List<TableName> tables) throws Denied;
  }
}
