package citylake.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The declarations of all tables, in the order of the flow: raw first, published and ops last.
 *
 * <p>Read once; an invalid one stops the program at its first use of any table, with the faults of
 * all files.
 */
public final class TableContracts {
  private static final String FOLDER = "/contracts/";

  private static Map<TableName, TableContract> loaded;

  private TableContracts() {}

  public static List<TableContract> all() {
    return List.copyOf(byName().values());
  }

  /** The declarations of one layer, e.g. "standard". */
  public static List<TableContract> inLayer(String layer) {
    return byName().values().stream()
        .filter(contract -> contract.name().layer().equals(layer))
        .toList();
  }

  public static TableContract of(TableName table) {
    TableContract contract = byName().get(table);
    if (contract == null) {
      throw new IllegalArgumentException(
          "Cannot find a contract of %s: no such table is declared. Declared are: %s."
              .formatted(table, byName().keySet()));
    }
    return contract;
  }

  private static synchronized Map<TableName, TableContract> byName() {
    if (loaded == null) {
      loaded = load();
    }
    return loaded;
  }

  /** A jar has no folders to walk, so the files are listed in {@code contracts/index.txt}. */
  private static Map<TableName, TableContract> load() {
    Map<TableName, TableContract> contracts = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    for (String file : BundledText.lines(FOLDER + "index.txt")) {
      try {
        TableContract contract = ContractReader.read(file, BundledText.of(FOLDER + file));
        contracts.put(contract.name(), contract);
      } catch (InvalidContract invalid) {
        invalid.faults().forEach(fault -> faults.add(file + ": " + fault));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidContract("folder", faults);
    }
    return contracts;
  }
}
