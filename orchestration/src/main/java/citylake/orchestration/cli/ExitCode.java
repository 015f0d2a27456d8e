package citylake.orchestration.cli;

/** What the exit codes mean; every command uses the same. */
final class ExitCode {
  /** Done. For a night: released, or nothing to do. */
  static final int DONE = 0;

  /** Something broke; the message says what is unharmed. */
  static final int FAILED = 1;

  /** The command line is wrong (picocli's own code). */
  static final int USAGE = 2;

  /** What was asked for does not exist: no such release, row, table or run. */
  static final int NOT_FOUND = 3;

  /** The out-gate refused the night; readers see the release before. */
  static final int BLOCKED = 4;

  /** Files were refused: a city's step, or with {@code --strict} a night that is released. */
  static final int REFUSED_FILES = 5;

  /** A step's inputs are not made yet; nothing was changed. */
  static final int NOT_READY = 6;

  private ExitCode() {}
}
