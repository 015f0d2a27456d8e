/**
 * What a linkage is told: comparisons as ordered levels, blocking rules, thresholds; read from
 * YAML, all faults at once.
 */
package citylake.models.linkage.settings;
