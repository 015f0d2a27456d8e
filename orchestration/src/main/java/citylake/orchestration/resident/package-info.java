/**
 * One process a night that holds the Spark session, and the thin calls into it: sixty steps of a
 * scheduler pay for one session.
 */
package citylake.orchestration.resident;
