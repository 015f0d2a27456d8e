package citylake.etl.source;

import java.util.Map;

/**
 * A maker of police data platforms, as declared in {@code vendors/<vendor>/}: what its dumps look
 * like and what their fields mean.
 *
 * @param name of the folder
 * @param deliveries by name of the dump: a kind, or {@code <kind>.<form>}
 * @param codeLists by file name without ending, e.g. "offences"
 */
public record Vendor(
    String name, Map<String, Delivery> deliveries, Map<String, CodeList> codeLists) {

  /**
   * One dump of this vendor.
   *
   * @param contract shape and fields of the dump
   * @param select the SELECT from the dump's fields to the standard table
   * @param declared texts of the files that this dump's rows come from: contract, SELECT, and the
   *     code lists that the SELECT asks
   */
  public record Delivery(DumpContract contract, VendorSelect select, String declared) {}
}
