package citylake.ddl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads the columns of a declaration, with the fields of nested ones. */
final class ColumnReader {
  private static final Pattern NAME = Pattern.compile("_?[a-z][a-z0-9_]*");

  /** Iceberg keeps these for itself and refuses to write them. */
  private static final Set<String> RESERVED =
      Set.of(
          "_file",
          "_pos",
          "_deleted",
          "_spec_id",
          "_partition",
          "_row_id",
          "_last_updated_sequence_number");

  private final Faults faults;

  ColumnReader(Faults faults) {
    this.faults = faults;
  }

  List<ColumnContract> columns(JsonNode properties) {
    faults.unless(!properties.isEmpty(), "declares no column");
    List<ColumnContract> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode property : properties) {
      ColumnContract column = column(property);
      faults.unless(names.add(column.name()), "column %s twice".formatted(column.name()));
      columns.add(column);
    }
    return columns;
  }

  private ColumnContract column(JsonNode property) {
    String name = property.path("name").asText("");
    faults.unless(NAME.matcher(name).matches(), "column name must be snake case: " + name);
    faults.unless(!RESERVED.contains(name), "column name is reserved by Iceberg: " + name);
    Grade grade = grade(name, property);
    nestedFields(property)
        .forEach(
            field -> {
              String path = name + "." + field.path("name").asText();
              requireMeaning(path, field);
              faults.unless(
                  grade(path, field).compareTo(grade) <= 0,
                  "%s has a higher grade than the column that holds it".formatted(path));
            });
    return new ColumnContract(
        name,
        type(name, property),
        property.path("required").asBoolean(false),
        property.path("primaryKey").asBoolean(false)
            ? property.path("primaryKeyPosition").asInt(0)
            : 0,
        grade,
        personalData(name, property),
        requireMeaning(name, property));
  }

  private Optional<PersonalData> personalData(String name, JsonNode property) {
    for (JsonNode custom : property.path("customProperties")) {
      if (custom.path("property").asText().equals("personalData")) {
        String word = custom.path("value").asText();
        faults.unless(
            PersonalData.of(word).isPresent(),
            "column %s holds an unknown kind of personal data: %s".formatted(name, word));
        return PersonalData.of(word);
      }
    }
    return Optional.empty();
  }

  private Grade grade(String path, JsonNode property) {
    String classification = property.path("classification").asText("");
    if (classification.isEmpty()) {
      faults.add("column %s has no grade (classification)".formatted(path));
    } else if (Grade.of(classification).isEmpty()) {
      faults.add("column %s has an unknown grade: %s".formatted(path, classification));
    }
    return Grade.of(classification).orElse(Grade.TOP_SECRET);
  }

  private String requireMeaning(String path, JsonNode property) {
    String meaning = property.path("description").asText("").strip();
    faults.unless(!meaning.isEmpty(), "column %s has no meaning (description)".formatted(path));
    return meaning;
  }

  private String type(String name, JsonNode property) {
    String type = property.path("physicalType").asText("");
    faults.unless(!type.isEmpty(), "column %s has no type (physicalType)".formatted(name));
    String composed = composed(property);
    faults.unless(
        type.equals(composed),
        "column %s has type %s but its fields make %s".formatted(name, type, composed));
    return type;
  }

  /** The DDL type that the nested fields make; the declared one where there are none. */
  private static String composed(JsonNode property) {
    if (property.has("items")) {
      return "array<" + composed(property.path("items")) + ">";
    }
    if (property.has("properties")) {
      return StreamSupport.stream(property.path("properties").spliterator(), false)
          .map(field -> field.path("name").asText() + ":" + composed(field))
          .collect(Collectors.joining(",", "struct<", ">"));
    }
    return property.path("physicalType").asText("");
  }

  private static List<JsonNode> nestedFields(JsonNode property) {
    List<JsonNode> fields = new ArrayList<>();
    property.path("properties").forEach(fields::add);
    property.path("items").path("properties").forEach(fields::add);
    return fields;
  }
}
