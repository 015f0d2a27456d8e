/**
 * What must hold before a night is shown to anyone: the rules of the contracts, judged in one pass
 * over a table, and the two accounts that leave no record without an outcome.
 */
package citylake.quality;
