/**
 * The access log: who asked for what, why and with what outcome, in an order that nobody can change
 * unnoticed. Entries are chained by SM3 (GB/T 32905), heads of the chain are signed by SM2 (GB/T
 * 32918) and kept apart from the log.
 */
package citylake.governance.log;
