package citylake.orchestration.resident;

/**
 * One line from a caller to the resident process.
 *
 * @param step name of the step, or {@link #END}
 * @param signature of the order that the caller has in mind
 * @param asker the run that asks for the step, as {@link citylake.lineage.event.ParentRun} reads
 *     it; null where none is known
 */
record Call(String token, String step, String signature, String asker) {
  /** Asks the process to end; it does so when no step is going on. */
  static final String END = "end";
}
