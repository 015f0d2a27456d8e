/**
 * What the night tells other programs of its runs, in the words of OpenLineage: which job ran, what
 * it read and made, from which columns, and how it was judged. Never a value of a row.
 */
package citylake.lineage.event;
