package citylake.orchestration.flow;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.source.OnboardingState;
import citylake.etl.source.Source;
import citylake.etl.standard.StandardKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The kinds that a night has steps for: those that a source of a city delivers which is taken or
 * published, and those that models read, so that a province without crashes is computed as one that
 * had none.
 *
 * <p>A kind that nobody delivers has a table and no step: a night does not pay for what may come.
 */
public final class DeliveredKinds {
  private static final Set<TableName> READ_BY_MODELS =
      Set.of(Tables.STANDARD_INCIDENT, Tables.STANDARD_CRASH);

  private DeliveredKinds() {}

  /** Their standard tables, in the order of the flow. */
  public static List<TableName> tables(List<Source> sources) {
    return of(sources).stream().map(StandardKind::table).toList();
  }

  /** Whether a night takes the city's files, or what it delivered before is published. */
  static boolean isSeen(OnboardingState state) {
    return state.isTaken() || state.isPublished();
  }

  static List<StandardKind> of(List<Source> sources) {
    Set<String> delivered =
        sources.stream()
            .filter(source -> isSeen(source.city().onboarding().state()))
            .map(Source::kind)
            .collect(Collectors.toSet());
    return StandardKind.all().stream()
        .filter(kind -> delivered.contains(kind.name()) || READ_BY_MODELS.contains(kind.table()))
        .toList();
  }
}
