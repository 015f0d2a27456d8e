package citylake.etl.format;

/** Tells text from what comes out when bytes are decoded that are no text in that encoding. */
public final class ReadableText {
  /** A slip of the keyboard, or a character of a private font, makes no text unreadable. */
  private static final double MOST_STRANGE = 0.01;

  private ReadableText() {}

  /** Whether nearly all characters are ones that people write; true for an empty text. */
  public static boolean isReadable(String decoded) {
    long strange = decoded.codePoints().filter(ReadableText::isStrange).count();
    return strange <= MOST_STRANGE * decoded.length();
  }

  private static boolean isStrange(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character != '\t' && character != '\n' && character != '\r';
      case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> true;
      default -> character == 0xFFFD;
    };
  }
}
