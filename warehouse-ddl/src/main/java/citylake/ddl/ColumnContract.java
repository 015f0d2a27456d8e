package citylake.ddl;

import java.util.Optional;

/**
 * One declared column of a table.
 *
 * @param name as in the table
 * @param type Spark DDL type, e.g. {@code bigint} or {@code struct<source:string,file:string>}
 * @param required whether null is refused by the table
 * @param keyPosition 1-based place in the primary key; 0 where the column is not part of it
 * @param grade how closely it is kept; at least the highest grade of its nested fields
 * @param personalData what it tells of a person; empty where nothing
 * @param description meaning, with unit or zone; also the column's comment in the table
 */
public record ColumnContract(
    String name,
    String type,
    boolean required,
    int keyPosition,
    Grade grade,
    Optional<PersonalData> personalData,
    String description) {

  /** A column that tells nothing of a person. */
  public ColumnContract(
      String name,
      String type,
      boolean required,
      int keyPosition,
      Grade grade,
      String description) {
    this(name, type, required, keyPosition, grade, Optional.empty(), description);
  }

  public boolean isKey() {
    return keyPosition > 0;
  }
}
