/**
 * What people decide about refused records, and what state each of them is in. Carrying decisions
 * out belongs to the night.
 */
package citylake.orchestration.quarantine;
