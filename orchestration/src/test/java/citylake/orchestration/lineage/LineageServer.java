package citylake.orchestration.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on this machine that takes every lineage event. */
public final class LineageServer implements AutoCloseable {
  private static final String NAMESPACE = "province";

  private final HttpServer http;
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();

  public LineageServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/api/v1/lineage",
        call -> {
          try (call) {
            events.add(new ObjectMapper().readTree(call.getRequestBody()));
            call.sendResponseHeaders(201, -1);
          }
        });
    http.start();
  }

  /** The variables by which a run finds it, with a namespace and a parent of their own. */
  public LineageSettings settings() {
    return LineageSettings.of(
        Map.of(
            "OPENLINEAGE_URL",
            "http://127.0.0.1:" + http.getAddress().getPort(),
            "CITYLAKE_LINEAGE_NAMESPACE",
            NAMESPACE,
            "OPENLINEAGE_PARENT_ID",
            "airflow/nightly/0197f2a4-6d0e-7c43-9d3c-0c1e5c1f8a11"));
  }

  /**
   * Job and type of every event so far, e.g. {@code night.out_gate COMPLETE}, of runs that had
   * these settings; earlier runs that waited in the lake come along in their own namespace.
   */
  public List<String> told() {
    return events.stream()
        .filter(event -> event.at("/job/namespace").asText().equals(NAMESPACE))
        .map(event -> event.at("/job/name").asText() + " " + event.path("eventType").asText())
        .toList();
  }

  public List<JsonNode> events() {
    return events;
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
