package citylake.orchestration.airflow.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.orchestration.airflow.AirflowInTest;
import citylake.orchestration.airflow.SignedToken;
import citylake.orchestration.airflow.TroubledProxy;
import citylake.orchestration.airflow.failure.AlreadyThere;
import citylake.orchestration.airflow.failure.InvalidRequest;
import citylake.orchestration.airflow.failure.NotAllowed;
import citylake.orchestration.airflow.failure.NotThere;
import citylake.orchestration.airflow.failure.ServerBusy;
import citylake.orchestration.airflow.failure.TokenExpired;
import citylake.orchestration.airflow.failure.TokenMalformed;
import citylake.orchestration.airflow.failure.UnknownParameter;
import citylake.orchestration.airflow.failure.WrongPassword;
import citylake.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a real Airflow refuses, and what a network before it loses: each told in its own words. */
class AirflowRefusalsIT {
  private static final String DAG = "client_refusals";

  @RegisterExtension static final AirflowInTest airflow = new AirflowInTest();
  private static AirflowClient client;

  @TempDir private static Path folder;

  @BeforeAll
  static void deploy() throws IOException {
    client = airflow.client();
    airflow.deploy(
        SharedData.projectRoot()
            .resolve("orchestration/src/test/resources/airflow/client_dates.py"),
        DAG);
  }

  @Test
  void aWrongPasswordIsToldWithItsUserAndPlaceAndNeverItself() throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "wrong-horse\n");

    assertThatThrownBy(
            () -> as(new Credentials.Password(airflow.user(), Secret.file(file))).dags().find(DAG))
        .isInstanceOf(WrongPassword.class)
        .hasMessage(
            "Cannot log in to Airflow at %s: user night-shift is unknown or the password of file %s is wrong. Nothing was done. Compare it with the server's passwords file (AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE) or ask who runs the server."
                .formatted(airflow.address(), file))
        .hasMessageNotContaining("wrong-horse");
  }

  @Test
  void anExpiredTokenThatWasGivenIsTold() {
    assertThatThrownBy(() -> as(bearer(expired())).dags().find(DAG))
        .isInstanceOf(TokenExpired.class)
        .hasMessageStartingWith(
            "Cannot get DAG client_refusals from Airflow at %s: Airflow does not take the token (Token Expired). Nothing was done."
                .formatted(airflow.address()))
        .hasMessageNotContaining(expired());
  }

  @Test
  void aTokenThatWasGivenAndIsGoodIsTaken() {
    String token = SignedToken.of(airflow.user(), "admin", tomorrow(), airflow.signingSecret());

    assertThat(as(bearer(token)).dags().find(DAG).dagId()).isEqualTo(DAG);
  }

  @Test
  void aMalformedTokenAndOneOfAnotherSecretAreTold() {
    String foreign =
        SignedToken.of(airflow.user(), "admin", tomorrow(), "another-secret".repeat(8));

    for (String token : List.of("no-token-at-all", foreign)) {
      assertThatThrownBy(() -> as(bearer(token)).dags().find(DAG))
          .isInstanceOf(TokenMalformed.class)
          .hasMessageContaining(
              "Airflow cannot read the token (Invalid JWT token). Nothing was done.")
          .hasMessageNotContaining(token);
    }
  }

  @Test
  void aTokenThatExpiresUnderwayIsRenewedOnceAndTheCallGoesThrough() throws IOException {
    try (TroubledProxy proxy = new TroubledProxy(airflow.address())) {
      proxy.next(TroubledProxy.otherToken("/details", expired()));

      assertThat(through(proxy).dags().find(DAG).dagId()).isEqualTo(DAG);
      assertThat(proxy.calls())
          .containsExactly(
              "GET /api/v2/version",
              "POST /auth/token",
              "GET /api/v2/dags/client_refusals/details",
              "POST /auth/token",
              "GET /api/v2/dags/client_refusals/details");
    }
  }

  @Test
  void aTokenThatIsRefusedTwiceIsNotAskedForForEver() throws IOException {
    try (TroubledProxy proxy = new TroubledProxy(airflow.address())) {
      proxy.next(
          TroubledProxy.otherToken("/details", expired()),
          TroubledProxy.otherToken("/details", expired()));

      assertThatThrownBy(() -> through(proxy).dags().find(DAG))
          .isInstanceOf(TokenExpired.class)
          .hasMessageContaining("points to clocks that differ");
    }
  }

  @Test
  void aTokenIsKeptFromCallToCall() throws IOException {
    try (TroubledProxy proxy = new TroubledProxy(airflow.address())) {
      AirflowClient through = through(proxy);
      through.dags().find(DAG);
      through.dags().find(DAG);

      assertThat(proxy.calls()).containsOnlyOnce("POST /auth/token", "GET /api/v2/version");
    }
  }

  @Test
  void aUserWhoMayOnlyLookIsToldSo() {
    assertThatThrownBy(
            () -> as(airflow.onlooker()).pools().put(new Pool("onlookers_pool", 1, null, false)))
        .isInstanceOf(NotAllowed.class)
        .hasMessage(
            "Cannot get pool onlookers_pool from Airflow at %s: the user may not do this (Forbidden). Nothing was done. Ask who runs the server for the right, or use another user."
                .formatted(airflow.address()));
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> client.dags().find("no_such_dag"))
        .isInstanceOf(NotThere.class)
        .hasMessage(
            "Cannot get DAG no_such_dag from Airflow at %s: The Dag with ID: `no_such_dag` was not found. Nothing was done. A DAG is there once its file is parsed without errors: see its import errors."
                .formatted(airflow.address()));
    assertThatThrownBy(() -> client.runs().find(DAG, "no_such_run")).isInstanceOf(NotThere.class);
    assertThatThrownBy(() -> client.pools().find("no_such_pool")).isInstanceOf(NotThere.class);
    assertThatThrownBy(() -> client.backfills().cancel(4711)).isInstanceOf(NotThere.class);
    assertThatThrownBy(() -> client.tasks().retryFailed(DAG, "no_such_run"))
        .isInstanceOf(NotThere.class);
  }

  @Test
  void aSecondRunOfTheSameIdIsRefusedAndTheFirstStays() {
    client.runs().trigger(new RunOrder(DAG, "taken", null, Map.of("city", "boston")));

    assertThatThrownBy(
            () -> client.runs().trigger(new RunOrder(DAG, "taken", null, Map.of("city", "denver"))))
        .isInstanceOf(AlreadyThere.class)
        .hasMessageMatching(
            "Cannot get run taken of client_refusals from Airflow at %s: it is there already, or in a state that does not allow it \\(Unique constraint violation: .* look for ID \\w+\\)\\. What is there was not changed\\."
                .formatted(airflow.address()));
    assertThat(client.runs().find(DAG, "taken").conf().path("city").textValue())
        .isEqualTo("boston");
  }

  @Test
  void aRunWhoseFirstAnswerWasLostIsFoundAndSaysSo() throws IOException {
    try (TroubledProxy proxy = new TroubledProxy(airflow.address())) {
      proxy.next(TroubledProxy.lostAnswer("POST /api/v2/dags/client_refusals/dagRuns"));

      Triggered triggered =
          through(proxy).runs().trigger(new RunOrder(DAG, "lost-answer", null, Map.of()));

      assertThat(triggered.wasThere()).isTrue();
      assertThat(triggered.run().dagRunId()).isEqualTo("lost-answer");
      assertThat(proxy.calls())
          .filteredOn(call -> call.equals("POST /api/v2/dags/client_refusals/dagRuns"))
          .hasSize(2);
    }
  }

  @Test
  void aRunOfSomebodyElseIsNotTakenForOursAfterALostCall() throws IOException {
    client.runs().trigger(new RunOrder(DAG, "somebody-elses", null, Map.of("city", "boston")));
    try (TroubledProxy proxy = new TroubledProxy(airflow.address())) {
      proxy.next(TroubledProxy.lostAnswer("POST /api/v2/dags/client_refusals/dagRuns"));

      assertThatThrownBy(
              () ->
                  through(proxy)
                      .runs()
                      .trigger(new RunOrder(DAG, "somebody-elses", null, Map.of("city", "denver"))))
          .isInstanceOf(AlreadyThere.class);
    }
  }

  @Test
  void aMisspeltParameterIsRefusedWithTheNearestName() {
    assertThatThrownBy(
            () ->
                client
                    .runs()
                    .trigger(
                        new RunOrder(DAG, "misspelt", null, Map.of("citty", "boston", "x", 1))))
        .isInstanceOf(UnknownParameter.class)
        .hasMessage(
            "Invalid parameter of DAG client_refusals: citty (do you mean city?); x. It knows: city. No run was made.");
    assertThatThrownBy(() -> client.runs().find(DAG, "misspelt")).isInstanceOf(NotThere.class);
  }

  @Test
  void aValueThatDoesNotFitIsRefusedWithItsField() {
    assertThatThrownBy(
            () ->
                client
                    .runs()
                    .trigger(new RunOrder(DAG, "unfit", null, Map.of("city", List.of("boston")))))
        .asInstanceOf(InstanceOfAssertFactories.type(InvalidRequest.class))
        .satisfies(refused -> assertThat(refused.fields()).containsExactly("city"))
        .satisfies(
            refused ->
                assertThat(refused)
                    .hasMessageStartingWith(
                        "Cannot get run unfit of client_refusals from Airflow at %s: Airflow refuses what was sent (field city: Invalid input for param city: "
                            .formatted(airflow.address())));
    assertThatThrownBy(() -> client.pools().put(new Pool("client_unfit", -7, null, false)))
        .asInstanceOf(InstanceOfAssertFactories.type(InvalidRequest.class))
        .satisfies(refused -> assertThat(refused.fields()).containsExactly("slots"))
        .satisfies(
            refused ->
                assertThat(refused)
                    .hasMessageEndingWith(
                        "(field slots: Input should be greater than or equal to -1). Nothing was done."));
  }

  @Test
  void aHiccupOfTheServerIsRiddenOutWhereARepeatDoesNoHarm() throws IOException {
    try (TroubledProxy proxy = new TroubledProxy(airflow.address())) {
      proxy.next(
          TroubledProxy.answer("/details", 503, "text/html", "<h1>busy</h1>", Map.of()),
          TroubledProxy.answer("/details", 500, "text/plain", "Internal Server Error", Map.of()));

      assertThat(through(proxy).dags().find(DAG).dagId()).isEqualTo(DAG);
    }
  }

  @Test
  void aSecondBackfillWhileOneGoesOnIsRefused() {
    BackfillOrder order =
        new BackfillOrder(
            DAG,
            Instant.parse("2026-08-01T00:00:00Z"),
            Instant.parse("2026-08-01T23:59:59Z"),
            Map.of(),
            Reprocess.NONE,
            false,
            1);
    Backfill first = client.backfills().create(order);

    assertThatThrownBy(() -> client.backfills().create(order))
        .isInstanceOf(AlreadyThere.class)
        .hasMessageEndingWith("What is there was not changed.");

    client.backfills().cancel(first.id());
    assertThatThrownBy(() -> client.backfills().cancel(first.id()))
        .isInstanceOf(AlreadyThere.class)
        .hasMessageContaining("Backfill is already completed");
  }

  @Test
  void aServerThatStaysBusyIsToldWithTheNumberOfAttempts() throws IOException {
    try (TroubledProxy proxy = new TroubledProxy(airflow.address())) {
      TroubledProxy.Trouble busy =
          TroubledProxy.answer(
              "/details", 503, "text/html", "<p>No server is available</p>", Map.of());
      proxy.next(busy, busy, busy);

      assertThatThrownBy(() -> through(proxy).dags().find(DAG))
          .isInstanceOf(ServerBusy.class)
          .hasMessage(
              "Cannot get DAG client_refusals from Airflow at %s: it, or a proxy before it, answers \"not now\" with status 503 (No server is available), after 3 attempt(s). The lake is unharmed. Try again later; if it stays so, look into the proxy's and the api-server's log."
                  .formatted(proxy.address()));
    }
  }

  private static AirflowClient as(Credentials credentials) {
    return new AirflowClient(airflow.server(credentials));
  }

  private static AirflowClient through(TroubledProxy proxy) {
    AirflowServer direct = airflow.server(airflow.password());
    return new AirflowClient(
        AirflowServer.at(proxy.address(), airflow.password()).repeating(direct.retries()));
  }

  private static Credentials bearer(String token) {
    return new Credentials.Bearer(() -> token);
  }

  private static String expired() {
    return SignedToken.of(
        airflow.user(), "admin", Instant.parse("2026-01-01T00:00:00Z"), airflow.signingSecret());
  }

  private static Instant tomorrow() {
    return Instant.now().plusSeconds(86_400);
  }
}
