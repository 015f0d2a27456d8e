/**
 * A first draft of a source from a stranger's file: which encoding, separator, fields, times,
 * places and keys it seems to have, with the reason for each guess and the doubt that is left.
 *
 * <p>Everything here looks at one file in memory and opens no Spark session: a person waits. What
 * is drafted has the form that {@link citylake.etl.source.Sources} reads; what it means stays for
 * people to confirm.
 */
package citylake.etl.draft;
