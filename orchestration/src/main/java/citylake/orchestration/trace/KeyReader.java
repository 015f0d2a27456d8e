package citylake.orchestration.trace;

import citylake.ddl.TableContract;
import citylake.etl.source.Source;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a key as people type it: values in the order of the key columns, or by name; a city's id
 * may stand for its code.
 */
final class KeyReader {
  private final TableContract contract;
  private final List<Source> sources;

  KeyReader(TableContract contract, List<Source> sources) {
    this.contract = contract;
    this.sources = sources;
  }

  /**
   * @param inOrder values of the key columns that are not given by name
   * @throws InvalidKey naming what does not fit, and the key columns
   */
  Key read(List<String> inOrder, Map<String, String> named) {
    List<String> faults = new ArrayList<>();
    for (String name : named.keySet()) {
      if (!contract.keyColumns().contains(name)) {
        faults.add("'%s' is no key column".formatted(name));
      }
    }
    List<String> open =
        contract.keyColumns().stream().filter(column -> !named.containsKey(column)).toList();
    if (open.size() != inOrder.size()) {
      faults.add("%d value(s) given for %d column(s)".formatted(inOrder.size(), open.size()));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (String column : contract.keyColumns()) {
      int place = open.indexOf(column);
      String text =
          place < 0 ? named.get(column) : place < inOrder.size() ? inOrder.get(place) : null;
      if (text != null) {
        values.put(column, value(column, text, faults));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidKey(
          "Invalid key of %s: %s. Its key columns are, in this order: %s."
              .formatted(
                  contract.name(),
                  String.join("; ", faults),
                  String.join(", ", contract.keyColumns())));
    }
    return new Key(contract.name(), values);
  }

  private Object value(String column, String text, List<String> faults) {
    try {
      return switch (contract.column(column).type()) {
        case "int" -> Integer.valueOf(text);
        case "bigint" -> Long.valueOf(text);
        case "date" -> LocalDate.parse(text);
        default -> column.equals("city_code") ? cityCode(text) : text;
      };
    } catch (NumberFormatException e) {
      faults.add("%s must be a whole number: '%s'".formatted(column, text));
    } catch (DateTimeParseException e) {
      faults.add("%s must be a date such as 2018-03-01: '%s'".formatted(column, text));
    }
    return text;
  }

  private String cityCode(String text) {
    return sources.stream()
        .map(Source::city)
        .filter(city -> city.id().equals(text))
        .map(city -> city.cityCode())
        .findFirst()
        .orElse(text);
  }
}
