package citylake.serving.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One page of a real Chromium that stays open, for pages of which one must log in first. Spoken to
 * by the browser's own protocol (DevTools), so no driver is needed. It reaches this machine alone.
 */
public final class OpenBrowser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private int commands;

  private OpenBrowser(Process process, URI page) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, new Answers()).join();
  }

  /**
   * @param folder for its profile and log, thrown away by the test
   */
  public static OpenBrowser start(Path folder, int width, int height)
      throws IOException, InterruptedException {
    Path profile = folder.resolve("profile");
    Process process =
        new ProcessBuilder(
                List.of(
                    InstalledChromium.program(System.getenv()),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                    "--no-first-run",
                    "--hide-scrollbars",
                    "--lang=en",
                    "--window-size=" + width + "," + height,
                    "--remote-debugging-port=0",
                    "--user-data-dir=" + profile,
                    "about:blank"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chromium.log").toFile())
            .start();
    try {
      return new OpenBrowser(process, page(process, profile.resolve("DevToolsActivePort")));
    } catch (IOException | InterruptedException | RuntimeException e) {
      stop(process);
      throw e;
    }
  }

  private static URI page(Process process, Path port) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("Failed to start Chromium: it says no port");
      }
      Thread.sleep(100);
    }
    String list = "http://127.0.0.1:%s/json".formatted(Files.readAllLines(port).get(0));
    for (JsonNode target :
        JSON.readTree(
            HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(list)).build(), BodyHandlers.ofString())
                .body())) {
      if (target.get("type").asText().equals("page")) {
        return URI.create(target.get("webSocketDebuggerUrl").asText());
      }
    }
    throw new IllegalStateException("Failed to start Chromium: it has no page");
  }

  public void open(String address) {
    tell("Page.navigate", Map.of("url", address));
  }

  /** What an expression of JavaScript gives in the page. */
  public JsonNode value(String expression) {
    JsonNode answer =
        tell("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException("Failed to evaluate: " + answer.get("exceptionDetails"));
    }
    return answer.path("result").path("value");
  }

  /** Returns once the expression is true; a page that is changing may fail to say so at first. */
  public void await(String expression) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!value(
            "(() => { try { return !!(%s) } catch (e) { return false } })()".formatted(expression))
        .asBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "Failed to see %s within %d s; the page at %s shows: %s"
                .formatted(
                    expression,
                    PATIENCE.toSeconds(),
                    value("location.href").asText(),
                    value("document.body.innerText").asText()));
      }
      Thread.sleep(200);
    }
  }

  /** Saves what the window shows. */
  public void screenshot(Path image) throws IOException {
    Files.createDirectories(image.getParent());
    Files.write(
        image,
        Base64.getDecoder()
            .decode(tell("Page.captureScreenshot", Map.of("format", "png")).get("data").asText()));
  }

  private synchronized JsonNode tell(String method, Map<String, Object> parameters) {
    int id = ++commands;
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(id, answer);
    socket
        .sendText(
            JSON.valueToTree(Map.of("id", id, "method", method, "params", parameters)).toString(),
            true)
        .join();
    try {
      JsonNode said = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (said.has("error")) {
        throw new IllegalStateException("Failed to %s: %s".formatted(method, said.get("error")));
      }
      return said.get("result");
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Failed to %s: Chromium gave no answer".formatted(method), e);
    }
  }

  /** A message may come in parts; what answers no command is of no interest. */
  private final class Answers implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      message.append(part);
      if (isLast) {
        try {
          JsonNode said = JSON.readTree(message.toString());
          CompletableFuture<JsonNode> answer = asked.remove(said.path("id").asInt());
          if (answer != null) {
            answer.complete(said);
          }
        } catch (IOException e) {
          asked.values().forEach(waiting -> waiting.completeExceptionally(e));
        }
        message.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  @Override
  public void close() throws InterruptedException {
    socket.abort();
    stop(process);
  }

  /** It and the processes that it has started. */
  private static void stop(Process process) throws InterruptedException {
    List<ProcessHandle> own = process.descendants().toList();
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    own.forEach(ProcessHandle::destroyForcibly);
  }
}
