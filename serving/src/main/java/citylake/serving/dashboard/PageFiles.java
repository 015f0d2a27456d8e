package citylake.serving.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pieces of which pages are made: resource files of this module, the chart library, and data as
 * a script.
 */
final class PageFiles {
  private static final Pattern VERSION = Pattern.compile("(?m)^version=(.+)$");
  private static final String WEBJAR = "/META-INF/resources/webjars/echarts/";
  private static final String WEBJAR_FACTS =
      "/META-INF/maven/org.webjars.npm/echarts/pom.properties";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  static {
    JSON.getFactory().setCharacterEscapes(new ScriptEscapes());
  }

  private PageFiles() {}

  /** A file beside this class, as bytes. */
  static byte[] resource(String name) {
    return bytesOf("/citylake/serving/dashboard/" + name);
  }

  /** The chart library, or another file of its package such as {@code LICENSE}. */
  static byte[] chartLibrary(String name) {
    String facts = new String(bytesOf(WEBJAR_FACTS), StandardCharsets.ISO_8859_1);
    Matcher version = VERSION.matcher(facts);
    if (!version.find()) {
      throw new IllegalStateException(
          "Cannot find the version of the chart library in %s. No page was written."
              .formatted(WEBJAR_FACTS));
    }
    return bytesOf(WEBJAR + version.group(1).trim() + "/" + name);
  }

  /** A script that sets one global constant; safe in a file of its own and inside a page. */
  static byte[] dataScript(String name, Object data) {
    try {
      String script = "window." + name + " = " + JSON.writeValueAsString(data) + ";\n";
      return script.getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write the page's data as JSON: " + name, e);
    }
  }

  /** Writes whole or not at all: a reader never opens half a file. */
  static void write(Path file, byte[] content) {
    try {
      createFolder(file.toAbsolutePath().getParent());
      Path unfinished = file.resolveSibling(file.getFileName() + ".part");
      Files.write(unfinished, content);
      Files.move(
          unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to write %s: %s. Files written before stay as they were; check the folder's rights and free space."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void createFolder(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(folder + " is a file, not a folder", e);
    }
  }

  private static byte[] bytesOf(String name) {
    try (InputStream bytes = PageFiles.class.getResourceAsStream(name)) {
      if (bytes == null) {
        throw new IllegalStateException(
            "Cannot find %s on the class path: the build is incomplete. No page was written."
                .formatted(name));
      }
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read " + name, e);
    }
  }

  /**
   * JSON that may stand in a script element: no angle bracket, ampersand or line separator as
   * itself.
   */
  private static final class ScriptEscapes extends CharacterEscapes {
    private final int[] ascii = standardAsciiEscapesForJSON();

    ScriptEscapes() {
      for (char mark : new char[] {'<', '>', '&', '\''}) {
        ascii[mark] = ESCAPE_STANDARD;
      }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ascii.clone();
    }

    @Override
    public SerializableString getEscapeSequence(int mark) {
      return mark == 0x2028 || mark == 0x2029
          ? new SerializedString("\\u%04x".formatted(mark))
          : null;
    }
  }
}
