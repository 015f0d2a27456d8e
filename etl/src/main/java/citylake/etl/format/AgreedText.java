package citylake.etl.format;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Decodes the texts of a packed file in the agreed encoding, and tells when they are in another.
 */
final class AgreedText {
  private final Charset encoding;
  private final TextDecoder decoder;
  private final Utf8Evidence evidence;

  AgreedText(Charset encoding) {
    this.encoding = encoding;
    this.decoder = new TextDecoder(encoding);
    this.evidence = new Utf8Evidence(encoding);
  }

  /** The text of these bytes; empty where they are none. */
  Optional<String> of(byte[] bytes, int from, int to) {
    if (ByteSearch.isAscii(bytes, from, to)) {
      return Optional.of(decoder.text(bytes, from, to).toString());
    }
    evidence.add(bytes, from, to - from);
    return decoder.firstBadByte(bytes, from, to - from) < 0
        ? Optional.of(decoder.text(bytes, from, to).toString())
        : Optional.empty();
  }

  /** What is wrong with a record of which a column holds no text. */
  String fault(String column) {
    return "not valid %s in column '%s'".formatted(encoding.name(), column);
  }

  /** To be asked at the end of the file. */
  void checkIsNotUtf8() throws UnfitFile {
    Optional<String> fault = evidence.fault("texts");
    if (fault.isPresent()) {
      throw UnfitFile.wrongEncoding(fault.get(), encoding);
    }
  }

  UnfitFile unreadable(String what) {
    return UnfitFile.wrongEncoding("%s is not valid %s".formatted(what, encoding.name()), encoding);
  }
}
