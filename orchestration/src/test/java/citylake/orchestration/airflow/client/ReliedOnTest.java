package citylake.orchestration.airflow.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The checked-in part of the OpenAPI document covers all that the client calls, sends and reads.
 */
class ReliedOnTest {
  private static final JsonNode DOCUMENT = ReliedOn.document();

  /** Airflow writes these into log lines without saying so in its document. */
  private static final Set<String> UNDOCUMENTED =
      Set.of("LOG.content.level", "LOG.content.error_detail");

  @Test
  void itHoldsTheCallsOfTheClientAndNoOthers() {
    List<String> documented = new ArrayList<>();
    DOCUMENT
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Route.values())
                .filter(route -> route != Route.LOGIN)
                .map(route -> route.method() + " " + route.template())
                .toList());
  }

  @ParameterizedTest
  @MethodSource("answers")
  void itHoldsEachFieldThatIsRead(Route route, Class<?> type) {
    assertThat(missing(route.name(), type, ReliedOn.answer(DOCUMENT, route))).isEmpty();
  }

  static Stream<Arguments> answers() {
    return Map.<Route, Class<?>>ofEntries(
            Map.entry(Route.HEALTH, Health.class),
            Map.entry(Route.DAG, Dag.class),
            Map.entry(Route.TRIGGER, DagRun.class),
            Map.entry(Route.RUN, DagRun.class),
            Map.entry(Route.RUNS, DagRuns.Runs.class),
            Map.entry(Route.TASKS, Tasks.Instances.class),
            Map.entry(Route.LOG, Tasks.Log.class),
            Map.entry(Route.CLEAR, Tasks.Instances.class),
            Map.entry(Route.POOL, Pool.class),
            Map.entry(Route.CREATE_POOL, Pool.class),
            Map.entry(Route.CHANGE_POOL, Pool.class),
            Map.entry(Route.CREATE_BACKFILL, Backfill.class),
            Map.entry(Route.PREVIEW_BACKFILL, Backfills.Preview.class),
            Map.entry(Route.BACKFILLS, Backfills.All.class),
            Map.entry(Route.PAUSE_BACKFILL, Backfill.class),
            Map.entry(Route.RESUME_BACKFILL, Backfill.class),
            Map.entry(Route.CANCEL_BACKFILL, Backfill.class),
            Map.entry(Route.IMPORT_ERRORS, ServerState.ImportErrors.class),
            Map.entry(Route.ASSET_EVENTS, ServerState.AssetEvents.class))
        .entrySet()
        .stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @Test
  void itHoldsEachFieldThatABackfillSends() {
    assertThat(
            missing(
                "CREATE_BACKFILL",
                BackfillOrder.class,
                ReliedOn.request(DOCUMENT, Route.CREATE_BACKFILL)))
        .isEmpty();
  }

  @Test
  void aFieldThatItLacksWouldBeNamed() {
    record Stranger(String dagId, String favouriteColour) {}

    assertThat(missing("RUN", Stranger.class, ReliedOn.answer(DOCUMENT, Route.RUN)))
        .containsExactly("RUN.favourite_colour");
  }

  private static List<String> missing(String where, Class<?> type, JsonNode schema) {
    List<String> missing = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String name =
          PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName());
      String path = where + "." + name;
      JsonNode property = objectOf(schema).path("properties").path(name);
      if (property.isMissingNode() && !UNDOCUMENTED.contains(path)) {
        missing.add(path);
      }
      Class<?> inner = inner(component.getGenericType());
      if (inner.isRecord() && !property.isMissingNode() && inner != Dag.Parameter.class) {
        missing.addAll(missing(path, inner, property));
      }
      if (inner.isEnum() && inner != Reprocess.class) {
        assertThat(values(inner)).as("values of %s", path).isEqualTo(values(property));
      }
    }
    return missing;
  }

  /** The object in a schema, through references, lists and alternatives. */
  private static JsonNode objectOf(JsonNode schema) {
    JsonNode resolved = ApiDifferences.resolved(DOCUMENT, schema);
    if (resolved.has("items")) {
      return objectOf(resolved.path("items"));
    }
    return resolved.has("anyOf") ? objectOf(resolved.path("anyOf").path(0)) : resolved;
  }

  private static Class<?> inner(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return inner(arguments[arguments.length - 1]);
    }
    return (Class<?>) type;
  }

  private static Set<String> values(JsonNode property) {
    Set<String> values = new TreeSet<>();
    objectOf(property).path("enum").forEach(value -> values.add(value.asText()));
    return values;
  }

  /** Names of the enumeration's values in JSON; one that stands for the unknown has none. */
  private static Set<String> values(Class<?> type) {
    Set<String> values = new TreeSet<>();
    for (Field field : type.getFields()) {
      JsonProperty name = field.getAnnotation(JsonProperty.class);
      if (name != null) {
        values.add(name.value());
      }
    }
    return values;
  }
}
