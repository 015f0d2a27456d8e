package citylake.etl.format;

/**
 * A record is a line: the text before a line feed, without a carriage return there. Empty lines are
 * none.
 */
final class LineCursor extends CutCursor {
  private static final long LINE_FEED = ByteSearch.pattern('\n');

  private final boolean areBlanksText;

  /**
   * @param areBlanksText whether a line may begin with blanks, and be of nothing else
   */
  LineCursor(
      RecordBuffer buffer,
      FieldReader reader,
      DumpShape shape,
      boolean atFileStart,
      boolean areBlanksText) {
    super(buffer, reader, shape, atFileStart);
    this.areBlanksText = areBlanksText;
  }

  @Override
  Cut cut(byte[] bytes, int from, int limit, boolean isLast) {
    int at = from;
    while (at < limit && isNoText(bytes[at])) {
      at++;
    }
    int lineEnd = ByteSearch.first(bytes, at, limit, LINE_FEED);
    if (at == limit || (lineEnd == limit && !isLast)) {
      return Cut.moreFrom(at);
    }
    boolean hasReturn = bytes[lineEnd - 1] == '\r';
    return new Cut(at, hasReturn ? lineEnd - 1 : lineEnd, Math.min(limit, lineEnd + 1));
  }

  private boolean isNoText(byte found) {
    return found == '\n' || found == '\r' || (!areBlanksText && (found == ' ' || found == '\t'));
  }
}
