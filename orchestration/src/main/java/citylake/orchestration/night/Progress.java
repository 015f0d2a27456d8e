package citylake.orchestration.night;

/** Hears what the night is doing; for the person who waits. */
public interface Progress {
  /** A progress that says nothing. */
  Progress SILENT = (stage, detail) -> {};

  /**
   * @param stage one word or a step's name
   * @param detail what it is about, e.g. how many files
   */
  void at(String stage, String detail);
}
