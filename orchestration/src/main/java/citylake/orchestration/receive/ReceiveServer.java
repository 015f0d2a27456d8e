package citylake.orchestration.receive;

import citylake.etl.source.City;
import citylake.orchestration.inbox.AgreedNames;
import citylake.orchestration.inbox.CityInbox;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code PUT /v1/<city>/<file>} with the city's token and the file's SHA-256: answers with a
 * receipt, 201 for a new file and 200 for one that had come before. Each city writes to its own
 * folder, under the names that its dumps have.
 */
public final class ReceiveServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiveServer.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Uploads at once; others wait for their turn. */
  private static final int AT_A_TIME = 16;

  private static final Duration IDLE = Duration.ofMinutes(1);

  private static final int SECONDS_TO_END = 5;
  private static final Pattern PATH = Pattern.compile("/v1/([^/]+)/([^/]+)");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final String BEARER = "Bearer ";

  private final ReceiveSettings settings;
  private final Map<String, City> cities;
  private final Tokens tokens;
  private final Clock clock;
  private final Duration idle;
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
  private final HttpServer server;

  public ReceiveServer(ReceiveSettings settings, List<City> cities, Tokens tokens, Clock clock) {
    this(settings, cities, tokens, clock, IDLE);
  }

  /**
   * @param idle how long no byte of an upload may come before it is broken off
   */
  ReceiveServer(
      ReceiveSettings settings, List<City> cities, Tokens tokens, Clock clock, Duration idle) {
    this.idle = idle;
    this.settings = settings;
    this.cities = cities.stream().collect(Collectors.toMap(City::id, Function.identity()));
    this.tokens = tokens;
    this.clock = clock;
    if (!Files.isDirectory(settings.dumps())) {
      throw new IllegalArgumentException(
          "Cannot receive to %s: it is no folder. Nothing was started. Make it, or name the folder that the nights read with --dumps."
              .formatted(settings.dumps()));
    }
    try {
      this.server = listening();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to listen on %s: %s. Nothing was started. Choose another address with --listen."
              .formatted(settings.listen(), e.getMessage()),
          e);
    }
  }

  private HttpServer listening() throws IOException {
    HttpServer made;
    if (settings.tls() == null) {
      made = HttpServer.create(settings.listen(), 0);
    } else {
      HttpsServer secure = HttpsServer.create(settings.listen(), 0);
      secure.setHttpsConfigurator(new Newest(settings.tls()));
      made = secure;
    }
    made.createContext("/", this::answer);
    made.setExecutor(threads);
    return made;
  }

  /** TLS 1.2 and 1.3. */
  private static final class Newest extends HttpsConfigurator {
    Newest(SSLContext tls) {
      super(tls);
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters ours = getSSLContext().getDefaultSSLParameters();
      ours.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
      parameters.setSSLParameters(ours);
    }
  }

  /** Begins to take files in; what uploads that were killed have left is removed. */
  public void start() {
    CityInbox.sweep(settings.dumps(), Upload.UPLOAD);
    server.start();
  }

  public InetSocketAddress address() {
    return server.getAddress();
  }

  /** Lets uploads that are under way end. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      boolean areThrough = threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
      LOG.info("The door closes{}", areThrough ? "" : "; uploads break off");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0); // a longer stop waits for all of its time on Java 17
  }

  private void answer(HttpExchange call) {
    try (call) {
      try {
        Upload.Taken taken = taken(call);
        LOG.info("Received {}", taken.receipt());
        say(call, taken.isNew() ? 201 : 200, taken.receipt());
      } catch (TurnedAway e) {
        LOG.info("Turned away with {}: {}", e.status(), e.getMessage());
        call.getResponseHeaders().set("Connection", "close");
        say(call, e.status(), Map.of("error", e.getMessage()));
      } catch (IOException | RuntimeException e) {
        LOG.warn("An upload broke off", e);
        say(
            call,
            500,
            Map.of(
                "error",
                "Failed to take the file in. Nothing half was kept. Send it again; if this comes back, tell the data team."));
      }
    } catch (IOException e) {
      LOG.info("A caller went away: {}", e.toString());
    } finally {
      Thread.interrupted(); // a dead upload was broken off by it; the next caller is none
    }
  }

  private static void say(HttpExchange call, int status, Object words) throws IOException {
    byte[] body = JSON.writeValueAsBytes(words);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(status, body.length);
    call.getResponseBody().write(body);
  }

  private Upload.Taken taken(HttpExchange call) throws IOException, TurnedAway {
    String caller = caller(call);
    Matcher path = PATH.matcher(call.getRequestURI().getPath());
    if (!path.matches()) {
      throw new TurnedAway(
          404, "Cannot find that address. Files are sent with PUT to /v1/<city>/<file>.");
    }
    if (!path.group(1).equals(caller) || !cities.containsKey(caller)) {
      throw new TurnedAway(
          403, "Cannot take a file there: this token is not that city's. Nothing was kept.");
    }
    if (!call.getRequestMethod().equals("PUT")) {
      throw new TurnedAway(405, "Cannot do that here: files are sent with PUT.");
    }
    Path target = target(cities.get(caller), path.group(2));
    String sha256 = sha256(call);
    long announced = announced(call);
    if (announced > settings.mostBytes()) {
      throw Upload.tooLarge(settings.mostBytes());
    }
    return new Upload(
            caller,
            new CityInbox(settings.dumps(), caller),
            settings.mostBytes(),
            settings.spareBytes(),
            idle,
            clock)
        .take(call.getRequestBody(), announced, sha256, target);
  }

  private String caller(HttpExchange call) throws TurnedAway {
    String header = call.getRequestHeaders().getFirst("Authorization");
    Optional<String> city =
        header == null || !header.startsWith(BEARER)
            ? Optional.empty()
            : tokens.cityOf(header.substring(BEARER.length()).strip());
    return city.orElseThrow(
        () ->
            new TurnedAway(
                401,
                "Cannot let you in: send your city's token as  Authorization: Bearer TOKEN. If it was, it is not known here, or was taken back."));
  }

  private static Path target(City city, String name) throws TurnedAway {
    AgreedNames agreed = AgreedNames.of(city);
    return agreed
        .target(name)
        .orElseThrow(
            () ->
                new TurnedAway(
                    422,
                    "Cannot take a file of that name: agreed with %s are %s. Nothing was kept. Name it so, or agree on another name first."
                        .formatted(city.id(), agreed.words())));
  }

  private static String sha256(HttpExchange call) throws TurnedAway {
    String said = call.getRequestHeaders().getFirst("X-Checksum-Sha256");
    String sum = said == null ? "" : said.strip().toLowerCase(Locale.ROOT);
    if (!SHA256.matcher(sum).matches()) {
      throw new TurnedAway(
          400,
          "Cannot take a file without its checksum: send its SHA-256, as sha256sum writes it, as  X-Checksum-Sha256. Nothing was kept.");
    }
    return sum;
  }

  private static long announced(HttpExchange call) throws TurnedAway {
    String said = call.getRequestHeaders().getFirst("Content-Length");
    try {
      return said == null ? 0 : Long.parseLong(said);
    } catch (NumberFormatException e) {
      throw new TurnedAway(400, "Invalid Content-Length. Nothing was kept.");
    }
  }
}
