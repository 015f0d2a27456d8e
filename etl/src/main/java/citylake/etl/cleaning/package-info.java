/**
 * One way of writing for what cities write in many: numbers of identity cards, names, mobile
 * numbers, plates. Plain functions of one text, called from the code that Spark generates of a
 * vendor's SELECT; null for a text that cannot be meant so, and nothing is guessed.
 */
package citylake.etl.cleaning;
