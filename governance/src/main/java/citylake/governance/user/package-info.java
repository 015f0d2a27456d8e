/** Who may log in, and how that is found out. */
package citylake.governance.user;
