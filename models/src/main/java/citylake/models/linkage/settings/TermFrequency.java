package citylake.models.linkage.settings;

import java.io.Serializable;

/**
 * How much more a rare value says than a common one, on exact levels: the weight gains {@code
 * weight x log2(u / frequency)}.
 *
 * @param floor the lowest frequency that is believed, as a share of all records; 0 believes all
 * @param weight how much of the adjustment is taken, 0 to 1
 */
public record TermFrequency(double floor, double weight) implements Serializable {}
