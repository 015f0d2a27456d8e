package citylake.governance.enforce;

import citylake.governance.gate.StatementGate;
import citylake.lake.LakeCatalog;
import citylake.testing.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.spark.sql.SparkSession;

/**
 * The policy's classes once more, with a hole in them: its sources are changed, compiled and loaded
 * beside the sound ones, which know nothing of it. So a hole can be anywhere in the code, and the
 * code needs no place for it.
 *
 * <p>The gate's own types stay those of everybody, so that what is loaded can be asked.
 */
final class HoledPolicy extends ClassLoader {
  private static final String HOLED = "citylake.governance.";
  private static final String SHARED = "citylake.governance.gate.";
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
  private static final JavaFileManager LIBRARIES =
      COMPILER.getStandardFileManager(null, null, null);

  private final Map<String, byte[]> changed;

  private HoledPolicy(Map<String, byte[]> changed) {
    super(HoledPolicy.class.getClassLoader());
    this.changed = changed;
  }

  /**
   * @param edits all of one hole
   * @throws IllegalStateException where a source no longer has what a hole would change
   */
  static HoledPolicy with(List<PlantedHoles.Edit> edits) throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (PlantedHoles.Edit edit : edits) {
      if (!sources.containsKey(edit.source())) {
        sources.put(edit.source(), Files.readString(source(edit.source())));
      }
      sources.computeIfPresent(edit.source(), (name, text) -> changed(text, edit));
    }
    return new HoledPolicy(compiled(sources));
  }

  private static Path source(String name) {
    return SharedData.projectRoot()
        .resolve("governance/src/main/java/citylake/governance/enforce/" + name + ".java");
  }

  /** However the source is broken into lines. */
  private static String changed(String text, PlantedHoles.Edit edit) {
    String words =
        Stream.of(edit.from().strip().split("\\s+"))
            .map(Pattern::quote)
            .collect(Collectors.joining("\\s+"));
    Matcher found = Pattern.compile(words).matcher(text);
    if (!found.find() || found.find()) {
      throw new IllegalStateException(
          "Cannot plant a hole in %s: '%s' is to be there exactly once. Write the hole for the code as it is now."
              .formatted(edit.source(), edit.from()));
    }
    return Pattern.compile(words).matcher(text).replaceFirst(Matcher.quoteReplacement(edit.to()));
  }

  private static Map<String, byte[]> compiled(Map<String, String> sources) {
    Map<String, ByteArrayOutputStream> classes = new HashMap<>();
    StringWriter said = new StringWriter();
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    boolean isCompiled =
        COMPILER
            .getTask(
                said,
                new InMemory(classes),
                null,
                List.of("-proc:none", "-implicit:none", "-classpath", classpath()),
                null,
                units)
            .call();
    if (!isCompiled) {
      throw new IllegalStateException("Cannot compile a hole:%n%s".formatted(said));
    }
    return classes.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().toByteArray()));
  }

  private static String classpath() {
    return System.getProperty("java.class.path");
  }

  /** A gate that asks these classes. */
  StatementGate open(SparkSession session, LakeCatalog catalog, Path folder, Clock clock) {
    try {
      return (StatementGate)
          loadClass(GateOfTheProvince.class.getName())
              .getMethod("open", SparkSession.class, LakeCatalog.class, Path.class, Clock.class)
              .invoke(null, session, catalog, folder, clock);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot open a gate of the holed policy", e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(HOLED) || name.startsWith(SHARED)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] code = changed.get(name);
    if (code == null) {
      try (InputStream sound = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (sound == null) {
          throw new ClassNotFoundException(name);
        }
        code = sound.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return defineClass(name, code, 0, code.length);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    private Source(String name, String text) {
      super(URI.create("holed:///" + name + Kind.SOURCE.extension), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes;

    private InMemory(Map<String, ByteArrayOutputStream> classes) {
      super(LIBRARIES);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("holed:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          return classes.computeIfAbsent(name, any -> new ByteArrayOutputStream());
        }
      };
    }
  }
}
