package citylake.etl.draft;

import citylake.etl.format.DumpFormat;
import citylake.etl.format.DumpShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the draft of a dump's contract in the Open Data Contract Standard. */
final class ContractDraft {
  private ContractDraft() {}

  static String text(String vendor, String kind, String file, DumpShape shape, Roles roles) {
    StringBuilder text =
        new StringBuilder(
            """
            # Draft from %s: confirm meaning and grade of each field with the city.
            apiVersion: v3.1.0
            kind: DataContract
            id: %s.%s
            name: %s
            version: 0.1.0
            status: draft
            domain: public-safety
            dataProduct: citylake
            description:
              purpose: "Drafted from a sample; not yet agreed with the city."
            schema:
              - name: dump
                physicalType: file
                logicalType: object
                dataGranularityDescription: %s
                customProperties:
            %s\
                properties:
            """
                .formatted(
                    file,
                    vendor,
                    kind,
                    quoted(file + ": " + kind),
                    quoted("one record of the dump; ask what it stands for"),
                    settings(shape)));
    List<ColumnProfile> fields =
        roles.columns().stream().filter(column -> !column.isPart()).toList();
    for (ColumnProfile column : fields) {
      text.append(
          """
                - {name: %s,%s logicalType: string, physicalType: text, classification: %s,
                   description: %s}
          """
              .formatted(
                  quoted(column.name()),
                  place(column, shape),
                  grade(column, roles),
                  quoted(meaning(column, roles))));
    }
    return text.toString();
  }

  /** What the file looks like, a line a setting. */
  private static String settings(DumpShape shape) {
    DumpFormat format = DumpFormat.of(shape);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("format", format.name());
    if (format.settings().contains("encoding")) {
      settings.put("encoding", shape.encoding().name());
    }
    if (format.settings().contains("separator")) {
      settings.put("separator", quoted(String.valueOf(shape.separator())));
      settings.put("quote", quoted("\""));
      settings.put("header", String.valueOf(shape.header()));
    }
    new TreeMap<>(shape.layout().settings())
        .forEach((setting, value) -> settings.put(setting, quoted(value)));
    return settings.entrySet().stream()
        .map(
            each -> "      - {property: %s, value: %s}%n".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining());
  }

  /** Where it lies in a record, where that is not its name. */
  private static String place(ColumnProfile column, DumpShape shape) {
    String place = shape.places().get(shape.fields().indexOf(column.name()));
    return place.equals(column.name()) ? "" : " physicalName: %s,".formatted(quoted(place));
  }

  /** Rather too high than too low: a person lowers it, knowingly. */
  static String grade(ColumnProfile column, Roles roles) {
    if (Hints.PERSON.isIn(column.words())) {
      return "top_secret";
    }
    boolean isPlace =
        Stream.of(Role.ADDRESS, Role.X, Role.Y)
            .anyMatch(role -> roles.column(role).filter(place -> place.isOf(column)).isPresent());
    boolean mayTellOfPeople = isPlace || Hints.ADDRESS.isIn(column.words());
    return mayTellOfPeople || isUnknownText(column, roles) ? "sensitive" : "internal";
  }

  /** Free text names people, whatever its column is called. */
  private static boolean isUnknownText(ColumnProfile column, Roles roles) {
    return roles.words(column) == null && !column.isNumeric() && !column.isTime();
  }

  private static String meaning(ColumnProfile column, Roles roles) {
    String role = roles.words(column);
    return "%s; filled in %.1f %% of the sample; %s"
        .formatted(
            column.type(), 100 * column.filledShare(), role == null ? "meaning not known" : role);
  }

  /** A text in YAML's double quotes. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\t' -> quoted.append("\\t");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        default -> {
          if (c < 0x20) {
            quoted.append("\\x%02x".formatted((int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
