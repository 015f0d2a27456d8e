/** Accesses that somebody should look at, as tasks with an owner and an outcome. */
package citylake.governance.alarm;
