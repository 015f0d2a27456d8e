/** The machine that a command runs on: its processes, and whether a host is this very machine. */
package citylake.orchestration.machine;
