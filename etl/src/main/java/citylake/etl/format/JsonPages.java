package citylake.etl.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/** Renders the records of JSON pages, which are read token by token. */
final class JsonPages extends RenderedRecords {
  /** As a path: the page is the list of records. */
  static final String PAGE_ITSELF = ".";

  private static final String NO_UTF8 = "Invalid UTF-8";
  private static final int LONGEST_TEXT = 64 << 20;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
          .build();

  private final JsonParser json;
  private final EndSeen file;
  private final String recordsPointer;
  private final String totalPointer;
  private final String recordsPath;
  private boolean isInRecords;
  private boolean hasList;
  private long pages;
  private long total = -1;
  private long records;

  private JsonPages(EndSeen file, String recordsPath, Optional<String> totalPath)
      throws IOException {
    this.json = JSON.createParser(file);
    this.file = file;
    this.recordsPath = recordsPath;
    this.recordsPointer = pointer(recordsPath);
    this.totalPointer = totalPath.map(JsonPages::pointer).orElse(null);
  }

  static JsonPages open(
      InputStream bytes, String recordsPath, Optional<String> totalPath, PagedJson format)
      throws IOException {
    PushbackInputStream file = new PushbackInputStream(bytes, OtherFormat.LOOKED_AT);
    byte[] start = file.readNBytes(OtherFormat.LOOKED_AT);
    file.unread(start);
    String text = new String(start, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
    if (start.length < OtherFormat.LOOKED_AT && text.isEmpty()) {
      throw UnfitFile.empty();
    }
    if (!text.startsWith("{") && !text.startsWith("[")) {
      throw UnfitFile.wrongFormat(format.words(), start);
    }
    return new JsonPages(new EndSeen(file), recordsPath, totalPath);
  }

  @Override
  byte[] nextRecord() throws IOException {
    try {
      return next();
    } catch (RenderedLine.TooLong e) {
      throw e.unfit();
    } catch (JsonProcessingException e) {
      throw unreadable(e.getOriginalMessage());
    }
  }

  private UnfitFile unreadable(String libraryMessage) {
    String place = "page %d, behind record %d".formatted(pages, records);
    if (libraryMessage.startsWith(NO_UTF8)) {
      return UnfitFile.wrongEncoding("it is not valid UTF-8 in " + place, StandardCharsets.UTF_8);
    }
    return file.hasEnded()
        ? UnfitFile.truncated("it ends within " + place)
        : UnfitFile.corrupt("it is no JSON in " + place);
  }

  private byte[] next() throws IOException {
    while (true) {
      JsonToken token = json.nextToken();
      if (token == null) {
        return ended();
      }
      if (isInRecords && token != JsonToken.END_ARRAY) {
        byte[] line = RenderedLine.of(out -> out.copyCurrentStructureExact(json), records);
        records++;
        return token == JsonToken.START_ARRAY
            ? RenderedLine.faulty(RecordFault.Kind.MISSHAPEN, JsonFields.NO_OBJECT, line)
            : line;
      }
      isInRecords = false;
      look(token);
    }
  }

  private void look(JsonToken token) throws IOException {
    if (token.isStructStart() && json.getParsingContext().getParent().inRoot()) {
      pages++;
    }
    if (token == JsonToken.START_ARRAY && pointer().equals(recordsPointer)) {
      isInRecords = true;
      hasList = true;
    } else if (token.isNumeric() && pointer().equals(totalPointer)) {
      total = json.getLongValue();
    }
  }

  /** From the page down to the current value. */
  private String pointer() {
    JsonStreamContext context = json.getParsingContext();
    boolean isStart = json.currentToken().isStructStart();
    return (isStart ? context.getParent() : context).pathAsPointer().toString();
  }

  /** A path as a JSON pointer (RFC 6901). */
  private static String pointer(String path) {
    return path.equals(PAGE_ITSELF)
        ? ""
        : PathTree.steps(path).stream()
            .map(step -> "/" + step.toString().replace("~", "~0").replace("/", "~1"))
            .collect(Collectors.joining());
  }

  private byte[] ended() throws UnfitFile {
    if (!hasList) {
      throw new UnfitFile(
          "missing_column",
          "its pages have no list '%s'".formatted(recordsPath),
          "the export was changed, or it is the portal's error message",
          "the pages as agreed");
    }
    if (total >= 0 && total != records) {
      throw UnfitFile.truncated(
          "its pages tell of %d records but hold %d".formatted(total, records));
    }
    if (records == 0) {
      throw UnfitFile.headerOnly("its pages hold no records");
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
