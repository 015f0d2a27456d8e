package citylake.etl.draft;

/**
 * How long the lines of a text are in bytes, without their ends.
 *
 * @param areOne whether there are several of one length
 * @param first length of the first
 */
record LineLengths(boolean areOne, int first) {
  private static final int FEWEST_LINES = 3;

  static LineLengths of(byte[] text) {
    int first = -1;
    int lines = 0;
    int start = 0;
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n') {
        int length = i - start - (i > start && text[i - 1] == '\r' ? 1 : 0);
        first = first < 0 ? length : first;
        if (length != first) {
          return new LineLengths(false, first);
        }
        lines++;
        start = i + 1;
      }
    }
    return new LineLengths(lines >= FEWEST_LINES && first > 0, first);
  }
}
