/**
 * Where a statement is let in or turned away: who asks and what for, what may run, what comes back.
 * Whatever serves rows (the SQL gateway, downloads) stands on this package alone.
 */
package citylake.governance.gate;
