/**
 * What a city runs itself: the night's own scan of a file, without Spark and without a lake. Uses
 * packages format and landing alone, and what those use.
 */
package citylake.etl.standalone;
