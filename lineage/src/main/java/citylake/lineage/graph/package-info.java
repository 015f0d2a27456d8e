/** The graph of tables and of columns: walked up and down, and drawn. */
package citylake.lineage.graph;
