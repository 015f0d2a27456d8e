package citylake.orchestration.airflow.client;

/**
 * How many tasks of a kind may run at once.
 *
 * @param slots -1 for any number
 * @param includeDeferred whether deferred tasks hold a slot
 */
public record Pool(String name, int slots, String description, boolean includeDeferred) {}
