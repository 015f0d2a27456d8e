package citylake.etl.format;

/**
 * Finds the end of one record and the bounds of its fields. Looks at bytes only: in all {@link
 * Encodings} the marks are what they seem, save a separator that may end a longer character; then
 * it walks character by character.
 */
final class RecordSplitter {
  private static final long LINE_FEED = ByteSearch.pattern('\n');
  private static final long CARRIAGE_RETURN = ByteSearch.pattern('\r');

  private final byte separator;
  private final byte quote;
  private final boolean hasQuotes;
  private final boolean walksCharacters;
  private final long separatorPattern;
  private final long quotePattern;

  private final FieldBounds fields;

  private int end;
  private int next;
  private boolean unclosed;
  private int fieldWithTextBehindQuote;

  RecordSplitter(DumpShape shape) {
    separator = (byte) shape.separator();
    quote = (byte) shape.quote();
    hasQuotes = shape.quote() != DumpShape.NO_QUOTE;
    walksCharacters = Encodings.mayEndCharacter(shape.encoding(), shape.separator());
    separatorPattern = ByteSearch.pattern(shape.separator());
    quotePattern = ByteSearch.pattern(shape.quote());
    fields = new FieldBounds(shape.fields().size());
  }

  /**
   * Splits the record that begins at {@code start}.
   *
   * @param last whether nothing comes behind {@code limit}
   * @return false when the record's end is not among these bytes and more must be read
   */
  boolean split(byte[] bytes, int start, int limit, boolean last) {
    fields.clear();
    unclosed = false;
    fieldWithTextBehindQuote = 0;
    int at = start;
    while (true) {
      if (hasQuotes && at < limit && bytes[at] == quote) {
        at = quotedField(bytes, at + 1, limit, last);
      } else {
        int fieldEnd = unquotedEnd(bytes, at, limit);
        fields.add(at, fieldEnd, false);
        at = fieldEnd;
      }
      if (at >= limit) {
        end = limit;
        next = limit;
        return last;
      }
      if (bytes[at] != separator) {
        return endRecord(bytes, at, limit, last);
      }
      at++;
    }
  }

  /** Keeps the field whose text begins at {@code textFrom}; gives where the next mark stands. */
  private int quotedField(byte[] bytes, int textFrom, int limit, boolean last) {
    boolean escaped = false;
    int at = ByteSearch.first(bytes, textFrom, limit, quotePattern);
    while (at + 1 < limit && bytes[at + 1] == quote) {
      escaped = true;
      at = ByteSearch.first(bytes, at + 2, limit, quotePattern);
    }
    fields.add(textFrom, at, escaped);
    if (at >= limit) {
      unclosed = true;
      return limit;
    }
    if (at + 1 == limit && !last) {
      return limit;
    }
    int behind = at + 1;
    if (behind < limit && !isMark(bytes[behind])) {
      fieldWithTextBehindQuote = fields.count();
      return unquotedEnd(bytes, behind, limit);
    }
    return behind;
  }

  private boolean isMark(byte found) {
    return found == separator || found == '\n' || found == '\r';
  }

  private int unquotedEnd(byte[] bytes, int at, int limit) {
    return walksCharacters
        ? GbCharacters.first(bytes, at, limit, separator)
        : ByteSearch.first(bytes, at, limit, separatorPattern, LINE_FEED, CARRIAGE_RETURN);
  }

  private boolean endRecord(byte[] bytes, int at, int limit, boolean last) {
    end = at;
    next = at + 1;
    if (bytes[at] == '\r') {
      if (next == limit) {
        return last;
      }
      if (bytes[next] == '\n') {
        next++;
      }
    }
    return true;
  }

  /** Where the fields of the last record stand. */
  FieldBounds fields() {
    return fields;
  }

  /** Behind the record's last byte. */
  int end() {
    return end;
  }

  /** Behind the record's end mark. */
  int next() {
    return next;
  }

  boolean isUnclosed() {
    return unclosed;
  }

  /** 1-based; 0 when there is none. */
  int fieldWithTextBehindQuote() {
    return fieldWithTextBehindQuote;
  }
}
