package citylake.orchestration.airflow.client;

import citylake.orchestration.airflow.failure.AirflowFailure;
import citylake.orchestration.airflow.failure.AlreadyThere;
import citylake.orchestration.airflow.failure.InvalidRequest;
import citylake.orchestration.airflow.failure.NotAirflow;
import citylake.orchestration.airflow.failure.NotAllowed;
import citylake.orchestration.airflow.failure.NotThere;
import citylake.orchestration.airflow.failure.ServerBusy;
import citylake.orchestration.airflow.failure.ServerFailure;
import citylake.orchestration.airflow.failure.TokenExpired;
import citylake.orchestration.airflow.failure.TokenMalformed;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns answers into values, and refusals into the exception that says what to do. */
final class Refusals {
  private static final String INVALID_TOKEN = "Invalid JWT token";

  private final AirflowServer server;

  Refusals(AirflowServer server) {
    this.server = server;
  }

  /** The value of a good answer; the exception of any other. */
  <T> T read(Request request, Answer answer, Class<T> type) {
    if (!answer.isGood()) {
      throw of(request, answer);
    }
    try {
      return Json.MAPPER.readValue(answer.body(), type);
    } catch (JsonProcessingException e) {
      throw answer.isJson() ? unlikeAirflow(request, e) : noJson(request, answer);
    }
  }

  /** Whether the server does not take the token, as against the user's rights. */
  boolean isRefusedToken(Answer answer) {
    return answer.status() == 401
        || (answer.status() == 403 && Detail.of(answer).text().equals(INVALID_TOKEN));
  }

  AirflowFailure of(Request request, Answer answer) {
    int status = answer.status();
    if (status == 429 || (status >= 502 && status <= 504)) {
      return busy(request, answer);
    }
    if (!answer.isJson() && status != 500) {
      return noJson(request, answer);
    }
    Detail detail = Detail.of(answer);
    return switch (status) {
      case 400, 422 -> invalid(request, detail);
      case 401 ->
          new TokenExpired(
              told(request, "Airflow does not take the token (%s)".formatted(detail.text()))
                  + " Nothing was done. A token fetched a moment ago and refused all the same points to clocks that differ: compare the time of both machines. A token that was given to Citylake must be fetched anew.");
      case 403 ->
          detail.text().equals(INVALID_TOKEN)
              ? new TokenMalformed(
                  told(request, "Airflow cannot read the token (%s)".formatted(detail.text()))
                      + " Nothing was done. It was cut or changed, or signed with another secret: all processes of the server need the same AIRFLOW__API_AUTH__JWT_SECRET.")
              : new NotAllowed(
                  told(request, "the user may not do this (%s)".formatted(detail.text()))
                      + " Nothing was done. Ask who runs the server for the right, or use another user.");
      case 404 ->
          new NotThere(
              told(request, detail.text())
                  + " Nothing was done. A DAG is there once its file is parsed without errors: see its import errors.");
      case 409 ->
          new AlreadyThere(
              told(
                      request,
                      "it is there already, or in a state that does not allow it (%s)"
                          .formatted(detail.text()))
                  + " What is there was not changed.");
      default ->
          status >= 500
              ? new ServerFailure(
                  told(
                          request,
                          "Airflow broke over it with status %d (%s)"
                              .formatted(status, detail.text()))
                      + " The lake is unharmed. The api-server's log has the reason.")
              : noJson(request, answer);
    };
  }

  private AirflowFailure invalid(Request request, Detail detail) {
    List<String> fields = detail.fields();
    String where = fields.isEmpty() ? "" : "field " + String.join(", ", fields) + ": ";
    return new InvalidRequest(
        told(request, "Airflow refuses what was sent (%s%s)".formatted(where, detail.text()))
            + " Nothing was done.",
        fields);
  }

  private AirflowFailure busy(Request request, Answer answer) {
    String wish =
        answer.retryAfter().map(pause -> ", and asks to wait %s".formatted(pause)).orElse("");
    return new ServerBusy(
        "Cannot get %s from Airflow at %s: it, or a proxy before it, answers \"not now\" with status %d%s (%s), after %d attempt(s). The lake is unharmed. Try again later; if it stays so, look into the proxy's and the api-server's log."
            .formatted(
                request.purpose(),
                server.address(),
                answer.status(),
                wish,
                Detail.of(answer).text(),
                answer.repeats() + 1));
  }

  private AirflowFailure noJson(Request request, Answer answer) {
    return new NotAirflow(
        "Cannot read the answer from %s about %s: status %d with %s (%s) is not Airflow's. A proxy, a log-in page or another program answers there. Nothing was done by Airflow that we know of. Is the address right, path included?"
            .formatted(
                server.address(),
                request.purpose(),
                answer.status(),
                answer.contentType(),
                Detail.of(answer).text()));
  }

  private AirflowFailure unlikeAirflow(Request request, JsonProcessingException e) {
    return new NotAirflow(
        "Cannot read the answer from %s about %s: it is JSON in name, but not what Airflow 3.3 answers (%s). Has the server been upgraded? It may have done what was asked for."
            .formatted(server.address(), request.purpose(), e.getOriginalMessage()));
  }

  private String told(Request request, String reason) {
    return "Cannot get %s from Airflow at %s: %s."
        .formatted(request.purpose(), server.address(), reason.replaceAll("\\.$", ""));
  }

  /** What an error answer says: Airflow's {@code detail}, or the first words of a page. */
  record Detail(String text, List<String> fields) {
    private static final int LONGEST = 300;

    static Detail of(Answer answer) {
      try {
        JsonNode detail =
            answer.isJson() ? Json.MAPPER.readTree(answer.body()).path("detail") : null;
        if (detail != null && detail.isTextual()) {
          return new Detail(firstLines(detail.textValue()), parameter(detail.textValue()));
        }
        if (detail != null && detail.isArray()) {
          return listed(detail);
        }
        if (detail != null && detail.isObject()) {
          return new Detail(firstLines(object(detail)), List.of());
        }
      } catch (JsonProcessingException e) {
        // a page under a wrong name: told as a page
      }
      return new Detail(firstLines(withoutTags(answer.body())), List.of());
    }

    /** One entry a fault: where and what. */
    private static Detail listed(JsonNode faults) {
      List<String> fields = new ArrayList<>();
      List<String> texts = new ArrayList<>();
      for (JsonNode fault : faults) {
        JsonNode where = fault.path("loc");
        fields.add(where.path(where.size() - 1).asText("?"));
        texts.add(fault.path("msg").asText("no reason given"));
      }
      return new Detail(String.join("; ", texts), fields);
    }

    private static String object(JsonNode detail) {
      return detail.path("reason").asText("") + ": " + detail.path("message").asText("");
    }

    /** "Invalid input for param city: ..." names a parameter of the run. */
    private static List<String> parameter(String text) {
      Matcher named = Pattern.compile("^Invalid input for param ([^:\\s]+):").matcher(text);
      return named.find() ? List.of(named.group(1)) : List.of();
    }

    private static String firstLines(String text) {
      String line = text.strip().lines().findFirst().orElse("no reason given");
      return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }

    private static String withoutTags(String page) {
      return page.replaceAll("(?s)<(script|style|head)\\b.*?</\\1>", " ")
          .replaceAll("<[^>]*>", " ")
          .replaceAll("\\s+", " ");
    }
  }
}
