package citylake.orchestration.airflow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A proxy before a real server that makes trouble on order, as networks do: each trouble befalls
 * one call, in the order of the calls; calls without one pass.
 */
public final class TroubledProxy implements AutoCloseable {
  private final URI behind;
  private final HttpServer proxy;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Queue<Trouble> troubles = new ArrayDeque<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  public TroubledProxy(URI behind) throws IOException {
    this.behind = behind;
    proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.setExecutor(threads);
    proxy.createContext("/", this::handle);
    proxy.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + proxy.getAddress().getPort());
  }

  /** What befalls the next calls whose path ends so. */
  public TroubledProxy next(Trouble... coming) {
    synchronized (troubles) {
      troubles.addAll(List.of(coming));
    }
    return this;
  }

  /** Method and path of the calls so far. */
  public List<String> calls() {
    return calls;
  }

  /** One call's misfortune. */
  public interface Trouble {
    /** Whether it befalls this call. */
    boolean befalls(String methodAndPath);

    void happen(HttpExchange call, TroubledProxy proxy) throws IOException, InterruptedException;
  }

  /** An answer of the proxy's own. */
  public static Trouble answer(
      String path, int status, String type, String body, Map<String, String> headers) {
    return on(
        path,
        (call, proxy) -> {
          call.getResponseHeaders().set("Content-Type", type);
          headers.forEach((name, value) -> call.getResponseHeaders().set(name, value));
          send(call, status, body.getBytes(StandardCharsets.UTF_8));
        });
  }

  /** The call is carried out; its answer never comes. */
  public static Trouble lostAnswer(String path) {
    return on(
        path,
        (call, proxy) -> {
          proxy.forward(call, null);
          call.close();
        });
  }

  /** The connection breaks before anybody has looked at the call. */
  public static Trouble brokenConnection(String path) {
    return on(path, (call, proxy) -> call.close());
  }

  /** The call is carried out with another token. */
  public static Trouble otherToken(String path, String token) {
    return on(
        path,
        (call, proxy) -> {
          HttpResponse<byte[]> answer = proxy.forward(call, token);
          proxy.pass(call, answer);
        });
  }

  /** Headers come, the body stays away. */
  public static Trouble stalledBody(String path) {
    return on(
        path,
        (call, proxy) -> {
          call.getResponseHeaders().set("Content-Type", "application/json");
          call.sendResponseHeaders(200, 1000);
          call.getResponseBody().write('{');
          call.getResponseBody().flush();
          proxy.closed.await();
        });
  }

  private interface Act {
    void happen(HttpExchange call, TroubledProxy proxy) throws IOException, InterruptedException;
  }

  private static Trouble on(String path, Act act) {
    return new Trouble() {
      @Override
      public boolean befalls(String methodAndPath) {
        return methodAndPath.endsWith(path);
      }

      @Override
      public void happen(HttpExchange call, TroubledProxy proxy)
          throws IOException, InterruptedException {
        act.happen(call, proxy);
      }
    };
  }

  private void handle(HttpExchange call) throws IOException {
    String name = call.getRequestMethod() + " " + call.getRequestURI().getPath();
    calls.add(name);
    try {
      Trouble trouble = befalling(name);
      if (trouble == null) {
        pass(call, forward(call, null));
      } else {
        trouble.happen(call, this);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      call.close();
    }
  }

  private Trouble befalling(String name) {
    synchronized (troubles) {
      return troubles.peek() != null && troubles.peek().befalls(name) ? troubles.poll() : null;
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange call, String otherToken)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(behind.resolve(call.getRequestURI()))
            .method(
                call.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(call.getRequestBody().readAllBytes()));
    for (String header : List.of("Accept", "Content-Type", "Authorization")) {
      String value = call.getRequestHeaders().getFirst(header);
      if (value != null) {
        boolean isToken = header.equals("Authorization") && otherToken != null;
        request.header(header, isToken ? "Bearer " + otherToken : value);
      }
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private void pass(HttpExchange call, HttpResponse<byte[]> answer) throws IOException {
    answer
        .headers()
        .firstValue("content-type")
        .ifPresent(type -> call.getResponseHeaders().set("Content-Type", type));
    send(call, answer.statusCode(), answer.body());
  }

  private static void send(HttpExchange call, int status, byte[] body) {
    try (call) {
      call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      call.getResponseBody().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    proxy.stop(0);
    threads.shutdownNow();
  }
}
