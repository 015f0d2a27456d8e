package citylake.lineage.event;

import java.util.Optional;

/**
 * A job that runs: the night itself, one of its steps, or its out-gate.
 *
 * @param name e.g. {@code night.hot_place}
 * @param type NIGHT, STEP or OUT_GATE
 * @param sql the SELECT with the names of its parameters, where the job is one
 */
public record JobFacts(
    String name, String type, String description, String owner, Optional<String> sql) {}
