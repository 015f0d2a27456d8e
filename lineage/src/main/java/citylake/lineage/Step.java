package citylake.lineage;

import citylake.ddl.TableName;
import java.util.List;

/** One arrow of the warehouse: the tables that it reads, the one that it makes, and how. */
public interface Step {

  /** How a step's rows enter its output table. */
  enum Writes {
    /** All rows of the table are replaced. */
    REPLACE,
    /** Rows are merged by the contract's primary key. */
    MERGE_BY_KEY,
    /** Rows are added. */
    APPEND
  }

  /** Unique; what the plan, the lineage graph and the ledger call the step. */
  String name();

  List<TableName> inputs();

  TableName output();

  Writes writes();

  /** Raised by hand whenever the meaning of the output changes. */
  int version();

  /**
   * All else that decides the output beside the inputs: SQL text, parameters. Part of the
   * fingerprint.
   */
  String definition();
}
