package citylake.etl.source;

import citylake.etl.standard.StandardKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the files of {@code vendors/<vendor>/}: contracts, SELECTs and code lists. */
final class VendorFiles {
  private static final String CONTRACT = ".odcs.yaml";
  private static final String SELECT = ".sql";
  private static final String LIST = ".csv";

  private VendorFiles() {}

  static Vendor read(String name, String place, Map<String, String> files, Problems problems) {
    Map<String, CodeList> lists = new TreeMap<>();
    files.forEach(
        (file, text) -> {
          Problems inFile = problems.in(place + "/" + file);
          if (file.endsWith(LIST)) {
            String list = withoutEnding(file, LIST);
            lists.put(list, CodeList.read(list, text, inFile));
          } else if (!isOfKind(file, CONTRACT)
              && !isOfKind(file, SELECT)
              && !file.endsWith(".md")) {
            inFile.add(
                "file",
                "is not read (allowed: <kind>%s, <kind>%s with kind one of %s; <list>%s)"
                    .formatted(CONTRACT, SELECT, StandardKind.names(), LIST));
          }
        });
    Map<String, Vendor.Delivery> deliveries = new TreeMap<>();
    for (StandardKind kind : StandardKind.all()) {
      String contract = files.get(kind.name() + CONTRACT);
      String select = files.get(kind.name() + SELECT);
      if (contract == null && select == null) {
        continue;
      }
      if (contract == null || select == null) {
        String missing = kind.name() + (contract == null ? CONTRACT : SELECT);
        problems.in(place).add(missing, "is missing: a kind needs a contract and a SELECT");
        continue;
      }
      String contractFile = place + "/" + kind.name() + CONTRACT;
      String selectFile = place + "/" + kind.name() + SELECT;
      DumpContract read = ContractFile.read(contract, problems.in(contractFile));
      if (read != null) {
        List<String> fields = read.shape().fields();
        Problems inSelect = problems.in(selectFile);
        deliveries.put(
            kind.name(),
            new Vendor.Delivery(
                read, VendorSelect.read(selectFile, kind, select, fields, lists, inSelect)));
      }
    }
    return new Vendor(name, deliveries, lists);
  }

  private static boolean isOfKind(String file, String ending) {
    return file.endsWith(ending) && StandardKind.exists(withoutEnding(file, ending));
  }

  private static String withoutEnding(String file, String ending) {
    return file.substring(0, file.length() - ending.length());
  }
}
