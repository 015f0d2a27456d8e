package citylake.etl.source;

import citylake.etl.format.DumpShape;
import java.util.List;

/**
 * The contract of a vendor's dump: its shape and what its fields mean.
 *
 * @param id of the contract
 * @param version of the contract
 * @param fields in file order
 */
public record DumpContract(String id, String version, DumpShape shape, List<Field> fields) {

  /**
   * A field of the dump, always text.
   *
   * @param grade public, internal, sensitive or top_secret
   */
  public record Field(String name, String meaning, String grade) {}
}
