/**
 * From which columns a column of a step's output comes: read off the analysed plan where Spark
 * computes it, declared where it passes through code that a plan cannot look into.
 */
package citylake.lineage.column;
