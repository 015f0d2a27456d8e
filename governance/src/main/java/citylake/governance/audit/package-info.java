/** What an inspector, and the steward of a city, can read off the access log. */
package citylake.governance.audit;
