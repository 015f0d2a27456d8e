package citylake.orchestration.cli;

import citylake.etl.landing.DeliveryScan;
import com.esotericsoftware.kryo.KryoSerializable;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ibm.icu.text.CharsetDetector;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.IOUtils;
import org.apache.commons.lang3.StringUtils;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Writes one jar that runs by itself: of this application only the classes that look at a file, and
 * of the libraries only what these need.
 */
final class CheckerJar {
  /** A class that tells where its library lies, and what of that library goes in. */
  private record Part(Class<?> in, List<String> prefixes) {}

  private static final List<Part> PARTS =
      List.of(
          new Part(
              DeliveryScan.class,
              List.of("citylake/etl/format/", "citylake/etl/landing/", "citylake/etl/standalone/")),
          new Part(
              CityCheck.class,
              List.of(
                  "citylake/orchestration/cli/CityCheck",
                  "citylake/orchestration/cli/ExitCode.class")),
          new Part(UTF8String.class, List.of("org/apache/spark/unsafe/")),
          new Part(XXH64.class, List.of("org/apache/spark/sql/catalyst/expressions/XXH64.class")),
          new Part(KryoSerializable.class, List.of("com/esotericsoftware/kryo/")),
          new Part(
              GzipCompressorInputStream.class,
              List.of(
                  "org/apache/commons/compress/compressors/gzip/",
                  "org/apache/commons/compress/compressors/Compressor",
                  "org/apache/commons/compress/compressors/FileNameUtil",
                  "org/apache/commons/compress/utils/",
                  "org/apache/commons/compress/CompressException")),
          new Part(IOUtils.class, List.of("org/apache/commons/io/")),
          new Part(StringUtils.class, List.of("org/apache/commons/lang3/")),
          new Part(CharsetDetector.class, List.of("com/ibm/icu/text/Charset")),
          new Part(ObjectMapper.class, List.of("com/fasterxml/jackson/databind/")),
          new Part(JsonFactory.class, List.of("com/fasterxml/jackson/core/")),
          new Part(JsonProperty.class, List.of("com/fasterxml/jackson/annotation/")));

  private CheckerJar() {}

  /**
   * @param agreed what was agreed with the city, as JSON
   */
  static void write(Path jar, byte[] agreed) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, CityCheck.class.getName());
    manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
    Path unfinished = jar.resolveSibling(jar.getFileName() + ".part");
    try (OutputStream bytes = Files.newOutputStream(unfinished);
        JarOutputStream out = new JarOutputStream(bytes, manifest)) {
      Set<String> names = new HashSet<>();
      for (Part part : PARTS) {
        add(part, out, names);
      }
      out.putNextEntry(new JarEntry(CityCheck.AGREED));
      out.write(agreed);
      out.closeEntry();
    }
    Files.move(unfinished, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private static void add(Part part, JarOutputStream out, Set<String> names) throws IOException {
    Path place = placeOf(part.in());
    if (Files.isDirectory(place)) {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          String name = place.relativize(file).toString().replace('\\', '/');
          add(part, name, Files.newInputStream(file), out, names);
        }
      }
      return;
    }
    try (JarFile library = new JarFile(place.toFile())) {
      for (JarEntry entry : library.stream().filter(each -> !each.isDirectory()).toList()) {
        add(part, entry.getName(), library.getInputStream(entry), out, names);
      }
    }
  }

  private static void add(
      Part part, String name, InputStream bytes, JarOutputStream out, Set<String> names)
      throws IOException {
    try (bytes) {
      boolean isWanted = part.prefixes().stream().anyMatch(name::startsWith);
      if (isWanted && name.endsWith(".class") && names.add(name)) {
        JarEntry entry = new JarEntry(name);
        entry.setTime(0); // the same jar for the same agreement
        out.putNextEntry(entry);
        bytes.transferTo(out);
        out.closeEntry();
      }
    }
  }

  private static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot find the library of " + type.getName(), e);
    }
  }
}
