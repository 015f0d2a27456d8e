package citylake.etl.draft;

import citylake.etl.format.DumpShape;
import java.util.List;
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
                  - {property: format, value: csv}
                  - {property: encoding, value: %s}
                  - {property: separator, value: %s}
                  - {property: quote, value: "\\""}
                  - {property: header, value: %s}
                properties:
            """
                .formatted(
                    file,
                    vendor,
                    kind,
                    quoted(file + ": " + kind),
                    quoted("one record of the dump; ask what it stands for"),
                    shape.encoding().name(),
                    quoted(String.valueOf(shape.separator())),
                    shape.header()));
    List<ColumnProfile> fields =
        roles.columns().stream().filter(column -> !column.isPart()).toList();
    for (ColumnProfile column : fields) {
      text.append(
          """
                - {name: %s, logicalType: string, physicalType: text, classification: %s,
                   description: %s}
          """
              .formatted(
                  quoted(column.name()), grade(column, roles), quoted(meaning(column, roles))));
    }
    return text.toString();
  }

  /** Rather too high than too low: a person lowers it, knowingly. */
  private static String grade(ColumnProfile column, Roles roles) {
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
    boolean isTime = column.times().best(column.filled()).isPresent();
    return roles.words(column) == null && !column.isNumeric() && !isTime;
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
