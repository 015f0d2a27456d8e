package citylake.orchestration.fetch;

import citylake.orchestration.machine.ThisMachine;
import citylake.serving.client.TrustedCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;

/**
 * Files at a web address. A version is the ETag (a strong one), else the time of change; a transfer
 * goes on by {@code Range} with {@code If-Range} (RFC 9110, sections 13 and 14), so that a file
 * which has changed begins anew.
 */
final class HttpRemote implements Remote {
  private static final int MOST_REDIRECTS = 5;
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int GONE = 410;
  private static final int NOT_IMPLEMENTED = 501;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+)");

  private final String city;
  private final URI from;
  private final Login login;
  private final FetchLimits limits;
  private final HttpClient http;

  /**
   * @param certificates that the server is known by, in PEM; null for the machine's authorities
   */
  HttpRemote(String city, URI from, String certificates, Login login, FetchLimits limits) {
    this.city = city;
    this.from = from;
    this.login = login;
    this.limits = limits;
    if (!login.isNone() && from.getScheme().equals("http") && !ThisMachine.isHost(from.getHost())) {
      throw new FetchFailure(
          "Cannot send credentials of %s to %s: over plain http everyone on the way could read them. Nothing was sent. Write https in delivery.from."
              .formatted(city, from));
    }
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER) // each is looked at: see redirected
            .connectTimeout(limits.idle());
    if (certificates != null) {
      client.sslContext(trusting(certificates));
    }
    this.http = client.build();
  }

  private static SSLContext trusting(String certificates) {
    try {
      return TrustedCertificate.in(
          new ByteArrayInputStream(certificates.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("Cannot use the declared certificates", e);
    }
  }

  @Override
  public List<RemoteFile> files() {
    throw new IllegalStateException("What lies at a web address cannot be listed");
  }

  @Override
  public Optional<RemoteFile> file(String name) throws IOException {
    HttpResponse<InputStream> answer = send(name, request("HEAD"));
    answer.body().close();
    if (answer.statusCode() == NOT_ALLOWED || answer.statusCode() == NOT_IMPLEMENTED) {
      answer = send(name, request("GET"));
      answer.body().close(); // its headers say the same
    }
    if (answer.statusCode() == NOT_FOUND || answer.statusCode() == GONE) {
      return Optional.empty();
    }
    refuseUnless(answer.statusCode() == OK, name, answer);
    String changed = answer.headers().firstValue("Last-Modified").orElse(null);
    return Optional.of(RemoteFile.of(name, length(answer), version(answer), changed));
  }

  @Override
  public Opened open(RemoteFile file, long start) throws IOException {
    HttpRequest.Builder request = request("GET");
    if (start > 0) {
      request.header("Range", "bytes=%d-".formatted(start)).header("If-Range", file.version());
    }
    HttpResponse<InputStream> answer = send(file.name(), request);
    if (start > 0 && answer.statusCode() == RANGE_NOT_SATISFIABLE) {
      answer.body().close();
      return open(file, 0);
    }
    try {
      refuseUnless(
          answer.statusCode() == OK || answer.statusCode() == PARTIAL, file.name(), answer);
      if (file.version() != null && !file.isVersion(version(answer))) {
        throw new IOException("it changed while it was fetched");
      }
      return answer.statusCode() == PARTIAL ? rest(answer, start) : whole(file, answer);
    } catch (IOException | FetchFailure e) {
      answer.body().close();
      throw e;
    }
  }

  private static Opened rest(HttpResponse<InputStream> answer, long start) throws IOException {
    Matcher range = CONTENT_RANGE.matcher(answer.headers().firstValue("Content-Range").orElse(""));
    if (!range.matches() || Long.parseLong(range.group(1)) != start) {
      throw new IOException("the server sent another part than the one that was asked for");
    }
    return new Opened(answer.body(), start, Long.parseLong(range.group(2)));
  }

  /** An answer that says neither its length nor its end could be cut off without a sign. */
  private Opened whole(RemoteFile file, HttpResponse<InputStream> answer) {
    long length = length(answer);
    boolean showsItsEnd =
        length != RemoteFile.UNKNOWN
            || answer.headers().firstValue("Transfer-Encoding").orElse("").contains("chunked");
    if (!showsItsEnd) {
      throw new FetchFailure(
          "Cannot take %s of %s: its server does not say how long it is, so half of it would look whole. Nothing of it lies among the dumps. Ask the city to send Content-Length."
              .formatted(file.name(), city));
    }
    return new Opened(answer.body(), 0, length);
  }

  private static long length(HttpResponse<?> answer) {
    return answer.headers().firstValueAsLong("Content-Length").orElse(RemoteFile.UNKNOWN);
  }

  /** A weak ETag stands for several contents that are alike, not for bytes. */
  private static String version(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("ETag")
        .filter(tag -> !tag.startsWith("W/"))
        .or(() -> answer.headers().firstValue("Last-Modified"))
        .orElse(null);
  }

  private HttpRequest.Builder request(String method) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder()
            .uri(from)
            .timeout(limits.idle())
            .header("Accept-Encoding", "identity")
            .header("User-Agent", "citylake")
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (login.text("token").isPresent()) {
      request.header("Authorization", "Bearer " + token());
    } else if (!login.isNone()) {
      String pair = login.needed("user") + ":" + login.needed("password");
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    return request;
  }

  /** Java's own refusal of a header shows the header. */
  private String token() {
    String token = login.needed("token").strip();
    if (!token.matches("[\\x21-\\x7e]+")) {
      throw new FetchFailure(
          "Cannot send the token of %s: it holds a character that no header may have. Nothing was sent. Write it anew where the credentials are kept."
              .formatted(city));
    }
    return token;
  }

  private HttpResponse<InputStream> send(String name, HttpRequest.Builder request)
      throws IOException {
    URI address = address(name);
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpResponse<InputStream> answer = exchange(request.uri(address).build());
      Optional<String> location = answer.headers().firstValue("Location");
      if (answer.statusCode() / 100 != 3 || location.isEmpty()) {
        return answer;
      }
      answer.body().close();
      address = redirected(name, address, location.get());
    }
    throw new FetchFailure(
        "Cannot fetch %s of %s: %s sends from one address to the next without end. Nothing of it lies among the dumps. Ask the city for the address itself."
            .formatted(name, city, from));
  }

  private HttpResponse<InputStream> exchange(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofInputStream());
    } catch (SSLHandshakeException e) {
      if (!isDistrust(e)) {
        throw e; // the line broke in the middle of it
      }
      throw new FetchFailure(
          "Cannot trust %s, from where %s delivers: %s. No credentials were sent, and nothing of it lies among the dumps. Where the city has a certificate of its own, ask for it by another way and write it in delivery.certificates; where it is declared already, ask whether it is new; if not, somebody stands in between."
              .formatted(request.uri().getHost(), city, e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FetchFailure("Cannot go on fetching: the run was interrupted", e);
    }
  }

  private static boolean isDistrust(Throwable handshake) {
    for (Throwable each = handshake; each != null; each = each.getCause()) {
      if (each instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }

  /** Credentials, and trust in what comes, are for the declared host alone. */
  private URI redirected(String name, URI address, String location) {
    URI next;
    try {
      next = address.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new FetchFailure(
          "Cannot fetch %s of %s: %s sends on to what is no address. Nothing of the file lies among the dumps. Ask the city for the address itself."
              .formatted(name, city, from),
          e);
    }
    boolean isSameHost =
        address.getHost().equalsIgnoreCase(next.getHost())
            && (next.getScheme().equals(address.getScheme())
                ? next.getPort() == address.getPort()
                : next.getScheme().equals("https"));
    if (!isSameHost) {
      throw new FetchFailure(
          "Cannot fetch %s of %s: %s sends on to another server (%s). Nothing was sent there, and nothing of the file lies among the dumps. If the city has moved, write its new address in delivery.from."
              .formatted(name, city, from, next.getHost()));
    }
    return next;
  }

  private URI address(String name) {
    try {
      return from.resolve(new URI(null, null, "./" + name, null).toASCIIString());
    } catch (URISyntaxException e) {
      throw new FetchFailure("Invalid name of a file of %s: %s".formatted(city, name), e);
    }
  }

  /** What may pass is tried again; what does not is told with what to do. */
  private void refuseUnless(boolean isFit, String name, HttpResponse<?> answer) throws IOException {
    int status = answer.statusCode();
    if (isFit) {
      return;
    }
    if (status >= 500 || status == 429 || status == 408 || status == 425) {
      throw new IOException("the server answered %d".formatted(status));
    }
    if (status == 401 || status == 403) {
      throw new FetchFailure(
          "Cannot fetch %s of %s: %s answered %d, so it does not let us in%s. Nothing of it lies among the dumps. Look whether the credentials are still right, and whether they may read the file."
              .formatted(name, city, from, status, login.isNone() ? " without credentials" : ""));
    }
    throw new FetchFailure(
        "Cannot fetch %s of %s: %s answered %d. Nothing of it lies among the dumps. Look whether the address in delivery.from is right."
            .formatted(name, city, from, status));
  }

  @Override
  public void close() {
    // Java's client ends with its last user.
  }
}
