package citylake.etl.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Cuts the text of SQL statements into tokens, by the chapters "Literal Values", "Schema Object
 * Names" and "Comments" of the MySQL manual. One token is in memory at a time, or the tokens of one
 * row.
 *
 * <p>The libraries that parse MySQL's SQL make a tree of a whole statement, and an INSERT of a dump
 * may be of any size.
 */
final class SqlTokens implements AutoCloseable {
  private static final int READ_BYTES = 64 << 10;
  private static final int LONGEST = 64 << 20;
  private static final int NONE = -1;

  /** What a token is. */
  enum Kind {
    /** A word, a number, or another run of characters without meaning to itself. */
    WORD,
    /** A name in backquotes. */
    NAME,
    /** A text in quotes; its value is without them and their escapes. */
    TEXT,
    /** One character such as a comma. */
    MARK,
    END
  }

  private final InputStream bytes;
  private final byte[] buffer = new byte[READ_BYTES];
  private int at;
  private int limit;
  private long bufferOffset;

  private final ByteArrayOutputStream value = new ByteArrayOutputStream();
  private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
  private boolean isKeepingRaw;
  private Kind kind;
  private boolean isUnclosed;

  SqlTokens(InputStream bytes) {
    this.bytes = bytes;
  }

  private int peek() throws IOException {
    if (at == limit) {
      bufferOffset += limit;
      at = 0;
      limit = bytes.readNBytes(buffer, 0, buffer.length);
    }
    return at == limit ? NONE : buffer[at] & 0xFF;
  }

  private int take() throws IOException {
    int taken = peek();
    if (taken != NONE) {
      at++;
      if (isKeepingRaw) {
        raw.write(taken);
        checkLength(raw);
      }
    }
    return taken;
  }

  private void keep(int found) throws UnfitFile {
    value.write(found);
    checkLength(value);
  }

  private void checkLength(ByteArrayOutputStream kept) throws UnfitFile {
    if (kept.size() > LONGEST) {
      throw new UnfitFile(
          "record_too_long",
          "what ends at byte %d is longer than %d bytes".formatted(offset(), LONGEST),
          "a quote was never closed",
          "the dump as mysqldump writes it");
    }
  }

  /** Keeps the bytes from here on, until {@link #raw} is asked. */
  void startRaw() {
    raw.reset();
    isKeepingRaw = true;
  }

  /** The bytes of all tokens since {@link #startRaw}, and what stands between them. */
  byte[] raw() {
    isKeepingRaw = false;
    return raw.toByteArray();
  }

  /** Moves to the next token; comments and blanks are none. */
  Kind next() throws IOException {
    value.reset();
    kind = moveOn();
    return kind;
  }

  private Kind moveOn() throws IOException {
    while (true) {
      int found = take();
      if (found == NONE) {
        return Kind.END;
      }
      if (found <= ' ') {
        continue;
      }
      if (found == '#' || (found == '-' && peek() == '-')) {
        skipLine();
      } else if (found == '/' && peek() == '*') {
        skipComment();
      } else if (found == '\'' || found == '"') {
        quoted(found, true);
        return Kind.TEXT;
      } else if (found == '`') {
        quoted(found, false);
        return Kind.NAME;
      } else if (isMark(found)) {
        keep(found);
        return Kind.MARK;
      } else {
        word(found);
        return Kind.WORD;
      }
    }
  }

  private static boolean isMark(int found) {
    return found == '(' || found == ')' || found == ',' || found == ';' || found == '=';
  }

  private void skipLine() throws IOException {
    int found;
    do {
      found = take();
    } while (found != NONE && found != '\n');
  }

  private void skipComment() throws IOException {
    take();
    int before = 0;
    for (int found = take(); found != NONE; found = take()) {
      if (before == '*' && found == '/') {
        return;
      }
      before = found;
    }
    isUnclosed = true;
  }

  private void word(int first) throws IOException {
    keep(first);
    for (int found = peek();
        found > ' ' && !isMark(found) && found != '\'' && found != '"' && found != '`';
        found = peek()) {
      keep(take());
    }
  }

  /** Within quotes two stand for one, and a backslash for what comes behind it. */
  private void quoted(int quote, boolean hasEscapes) throws IOException {
    while (true) {
      int found = take();
      if (found == NONE) {
        isUnclosed = true;
        return;
      }
      if (found == quote) {
        if (peek() != quote) {
          return;
        }
        take();
        keep(quote);
      } else if (found == '\\' && hasEscapes) {
        escaped(take());
      } else {
        keep(found);
      }
    }
  }

  private void escaped(int letter) throws UnfitFile {
    switch (letter) {
      case NONE -> isUnclosed = true;
      case '0' -> keep(0);
      case 'b' -> keep('\b');
      case 'n' -> keep('\n');
      case 'r' -> keep('\r');
      case 't' -> keep('\t');
      case 'Z' -> keep(0x1A);
      case '%', '_' -> {
        keep('\\');
        keep(letter);
      }
      default -> keep(letter);
    }
  }

  /** The bytes of the current token. */
  byte[] value() {
    return value.toByteArray();
  }

  /** Whether the current token is this mark. */
  boolean isMark(char mark) {
    return kind == Kind.MARK && value.toString(StandardCharsets.ISO_8859_1).charAt(0) == mark;
  }

  /** The current token in capitals where it is a word; empty where it is none. */
  String word() {
    return kind == Kind.WORD
        ? value.toString(StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT)
        : "";
  }

  /** Whether the file ended within the last token or comment. */
  boolean isUnclosed() {
    return isUnclosed;
  }

  /** Bytes read so far. */
  long offset() {
    return bufferOffset + at;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
