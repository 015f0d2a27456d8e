/**
 * Approvals: who asked for which rows and columns, for what, who decided, and whether a city shares
 * at all. A file of events that is only ever added to.
 */
package citylake.governance.approval;
