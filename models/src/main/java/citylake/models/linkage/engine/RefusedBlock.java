package citylake.models.linkage.engine;

import java.io.Serializable;

/**
 * A block that was too large to compare.
 *
 * @param rule position of the rule, from 0
 * @param records that share its key
 */
public record RefusedBlock(int rule, int records) implements Serializable {}
