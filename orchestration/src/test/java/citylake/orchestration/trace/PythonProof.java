package citylake.orchestration.trace;

import citylake.testing.PythonScript;
import citylake.testing.SharedData;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lets {@code python/trace_proof.py}, which shares nothing with Citylake, check claims about files.
 */
final class PythonProof {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder = SharedData.projectRoot().resolve("orchestration/target/trace-proof");
  private final List<String> claims = new ArrayList<>();

  void claim(String source, Map<String, Object> claim) throws IOException {
    Files.createDirectories(folder);
    // Proofs of several classes may run side by side.
    Path file = Files.createTempFile(folder, source + "-", ".json");
    JSON.writeValue(file.toFile(), claim);
    claims.add(file.toString());
  }

  /** All that the proof says; its last line closes it. */
  List<String> run() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(PythonScript.plain("trace_proof.py").command());
    command.addAll(claims);
    // Claims that do not hold are said too, and end it with another code.
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.lines().toList();
  }
}
