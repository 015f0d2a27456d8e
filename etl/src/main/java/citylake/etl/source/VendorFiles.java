package citylake.etl.source;

import citylake.etl.standard.StandardKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
          } else if (dumpOf(file).isEmpty() && !file.endsWith(".md")) {
            inFile.add(
                "file",
                "is not read (allowed: <dump>%s, <dump>%s with dump one of %s, each also as <kind>.<form>; <list>%s)"
                    .formatted(CONTRACT, SELECT, StandardKind.names(), LIST));
          }
        });
    Map<String, Vendor.Delivery> deliveries = new TreeMap<>();
    for (String dump : dumps(files)) {
      String contract = files.get(dump + CONTRACT);
      String select = files.get(dump + SELECT);
      if (contract == null || select == null) {
        String missing = dump + (contract == null ? CONTRACT : SELECT);
        problems.in(place).add(missing, "is missing: a dump needs a contract and a SELECT");
        continue;
      }
      DumpContract read = ContractFile.read(contract, problems.in(place + "/" + dump + CONTRACT));
      if (read != null) {
        String selectFile = place + "/" + dump + SELECT;
        VendorSelect from =
            VendorSelect.read(
                selectFile,
                StandardKind.ofDump(dump),
                select,
                read.shape().fields(),
                lists,
                problems.in(selectFile));
        deliveries.put(
            dump, new Vendor.Delivery(read, from, declared(contract, select, from, files)));
      }
    }
    return new Vendor(name, deliveries, lists);
  }

  private static String declared(
      String contract, String select, VendorSelect from, Map<String, String> files) {
    StringBuilder declared = new StringBuilder(contract).append('\0').append(select);
    for (String list : from.codeLists()) {
      declared.append('\0').append(list).append('\0').append(files.get(list + LIST));
    }
    return declared.toString();
  }

  private static Set<String> dumps(Map<String, String> files) {
    return files.keySet().stream()
        .flatMap(file -> dumpOf(file).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The dump that a contract or SELECT is of; empty for any other file. */
  private static Optional<String> dumpOf(String file) {
    return Stream.of(CONTRACT, SELECT)
        .filter(file::endsWith)
        .map(ending -> withoutEnding(file, ending))
        .filter(StandardKind::isDump)
        .findFirst();
  }

  private static String withoutEnding(String file, String ending) {
    return file.substring(0, file.length() - ending.length());
  }
}
