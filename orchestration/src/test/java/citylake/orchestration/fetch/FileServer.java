package citylake.orchestration.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.apache.commons.codec.digest.DigestUtils;

/** A city's web server on 127.0.0.1, with ETags and ranges, and with troubles on demand. */
final class FileServer implements AutoCloseable {
  /** What a request meets instead of its file. */
  interface Trouble {
    void meet(HttpExchange exchange, byte[] content) throws IOException;
  }

  /** None. */
  static final Trouble WELL =
      (exchange, content) -> cutAfter(content.length).meet(exchange, content);

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final SSLContext tls;
  private HttpServer server;
  private String authorization;

  FileServer() throws IOException {
    this(null);
  }

  /**
   * @param tls certificate and key; null for plain http
   */
  FileServer(SSLContext tls) throws IOException {
    this.tls = tls;
    start(0);
  }

  private void start(int port) throws IOException {
    InetSocketAddress at = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    if (tls == null) {
      server = HttpServer.create(at, 0);
    } else {
      HttpsServer secure = HttpsServer.create(at, 0);
      secure.setHttpsConfigurator(new HttpsConfigurator(tls));
      server = secure;
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create(
        "%s://127.0.0.1:%d/out/"
            .formatted(tls == null ? "http" : "https", server.getAddress().getPort()));
  }

  void put(String name, byte[] content) {
    files.put("/out/" + name, content);
  }

  void put(String name, String content) {
    put(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Those that the next GETs meet, one each. */
  void next(Trouble... coming) {
    troubles.addAll(List.of(coming));
  }

  /** Lets nobody in without this header. */
  void demand(String header) {
    authorization = header;
  }

  /** Method and file of each request since the last call; with the range that was asked for. */
  List<String> requests() {
    List<String> seen = List.copyOf(requests);
    requests.clear();
    return seen;
  }

  void die() {
    server.stop(0);
  }

  void rise() throws IOException {
    start(server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String range = exchange.getRequestHeaders().getFirst("Range");
      requests.add(
          exchange.getRequestMethod()
              + " "
              + path.substring(path.lastIndexOf('/') + 1)
              + (range == null ? "" : " " + range));
      byte[] content = files.get(path);
      if (authorization != null
          && !authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      boolean isHead = exchange.getRequestMethod().equals("HEAD");
      Trouble trouble = isHead || content == null ? null : troubles.poll();
      if (trouble != null) {
        trouble.meet(exchange, content);
      } else if (content == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        send(exchange, content, isHead);
      }
    }
  }

  static String tag(byte[] content) {
    return "\"" + DigestUtils.md5Hex(content) + "\"";
  }

  private static void send(HttpExchange exchange, byte[] content, boolean isHead)
      throws IOException {
    exchange.getResponseHeaders().set("ETag", tag(content));
    String range = exchange.getRequestHeaders().getFirst("Range");
    boolean isSame = tag(content).equals(exchange.getRequestHeaders().getFirst("If-Range"));
    if (isHead) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(content.length));
      exchange.sendResponseHeaders(200, -1);
    } else if (range != null && isSame) {
      int from = Integer.parseInt(range.replaceAll("\\D", ""));
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
      exchange.sendResponseHeaders(206, content.length - from);
      exchange.getResponseBody().write(content, from, content.length - from);
    } else {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
    }
  }

  /** The connection breaks after so many bytes. */
  static Trouble cutAfter(int bytes) {
    return (exchange, content) -> {
      exchange.getResponseHeaders().set("ETag", tag(content));
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content, 0, bytes);
      exchange.getResponseBody().flush();
    };
  }

  /** No more bytes come after so many, and the connection stays. */
  static Trouble stallAfter(int bytes) {
    return (exchange, content) -> {
      cutAfter(bytes).meet(exchange, content);
      try {
        Thread.sleep(5_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  static Trouble status(int status) {
    return (exchange, content) -> exchange.sendResponseHeaders(status, -1);
  }

  static Trouble redirect(String location) {
    return (exchange, content) -> {
      exchange.getResponseHeaders().set("Location", location);
      exchange.sendResponseHeaders(302, -1);
    };
  }
}
