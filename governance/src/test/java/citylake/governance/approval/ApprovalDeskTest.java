package citylake.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.ddl.Grade;
import citylake.governance.log.AccessEvent;
import citylake.governance.policy.GovernanceFolder;
import citylake.governance.policy.Policy;
import citylake.governance.user.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalDeskTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-07-02T12:00:00Z"), ZoneOffset.UTC);
  private static final User OFFICER = user("officer", "A", "officer");
  private static final User APPROVER_B = user("approver.b", "B", "city_approver");
  private static final User TOP_ONE = user("top.one", null, "province_approver");

  @TempDir private Path folder;
  private final List<AccessEvent> log = new ArrayList<>();
  private ApprovalDesk desk;

  @BeforeEach
  void open() {
    desk = desk();
  }

  private ApprovalDesk desk() {
    return new ApprovalDesk(
        folder.resolve("approvals.jsonl"), new GovernanceFolder(folder)::policy, log::add, NOON);
  }

  private static User user(String name, String city, String role) {
    return new User(name, List.of(role), city, Set.of());
  }

  private static Request of(String column) {
    return new Request(
        "officer",
        "standard.household_member",
        List.of(column),
        "B",
        "verification",
        "V-1",
        Map.of(),
        null,
        null,
        Instant.parse("2026-07-10T00:00:00Z"),
        "two registers differ");
  }

  @Test
  void everyEventIsInTheLogAndInTheFile() {
    Approval asked = desk.request(OFFICER, of("name"));
    desk.grant(APPROVER_B, asked.id(), "fine");

    assertThat(log)
        .extracting(AccessEvent::kind, AccessEvent::user, AccessEvent::statement)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                AccessEvent.Kind.APPROVAL,
                "officer",
                "requested: request 1 of officer, columns name of city B, until 2026-07-10T00:00:00Z, fingerprint 6adcb7ec716cff36"),
            org.assertj.core.groups.Tuple.tuple(
                AccessEvent.Kind.APPROVAL,
                "approver.b",
                "granted: request 1 of officer, columns name of city B, until 2026-07-10T00:00:00Z, fingerprint 6adcb7ec716cff36"));
    assertThat(desk().now().number(1).orElseThrow().isInForce(NOON.instant())).isTrue();
  }

  @Test
  void whatCannotBeLoggedDoesNotCount() {
    Approval asked = desk.request(OFFICER, of("name"));
    ApprovalDesk unlogged =
        new ApprovalDesk(
            folder.resolve("approvals.jsonl"),
            new GovernanceFolder(folder)::policy,
            event -> {
              throw new IllegalStateException("the log is full");
            },
            NOON);

    assertThatThrownBy(() -> unlogged.grant(APPROVER_B, asked.id(), null))
        .hasMessage("the log is full");
    assertThat(desk().now().number(1).orElseThrow().status()).isEqualTo(Approval.Status.OPEN);
  }

  private static Request only(Map<String, String> only) {
    Request one = of("name");
    return new Request(
        one.user(),
        one.table(),
        List.of("phone"),
        one.city(),
        one.purpose(),
        one.caseNo(),
        only,
        null,
        null,
        one.until(),
        one.reason());
  }

  @Test
  void aColumnThatARequestNamesAValueOfIsDecidedOnByItsGradeToo() {
    assertThat(desk.deciders(only(Map.of())).persons()).isEqualTo(1);

    Approval asked = desk.request(OFFICER, only(Map.of("id_no", "990101199001010010")));

    assertThat(asked.needs()).isEqualTo(2);
    assertRefused(
        () -> desk.grant(APPROVER_B, asked.id(), "fine"),
        "Cannot decide on request 1: it takes an approver of the province. Nothing has changed.");
  }

  @Test
  void aValueThatIsNoneOfItsColumnIsRefusedBeforeItFailsStatements() {
    assertRefused(
        () -> desk.request(OFFICER, only(Map.of("born", "soon"))),
        "Cannot take the request: what it names of born is no value of it, which is date. Nothing has changed.");
  }

  @Test
  void linesThatCouldPassForOtherRequestsAreRefused() {
    assertRefused(
        () -> desk.request(OFFICER, only(Map.of("name", "x\n4  granted  root"))),
        "Cannot take the request: its reason, case, city or a value holds a line break or another control character. Nothing has changed.");
    Approval asked = desk.request(OFFICER, of("name"));
    assertRefused(
        () -> desk.grant(APPROVER_B, asked.id(), "fine\n5  granted"),
        "Cannot take the reason: it holds a line break or another control character. Nothing has changed. Give it in one line.");
  }

  @Test
  void whatWasWithdrawnIsSaidToBe() {
    Approval asked = desk.request(OFFICER, of("name"));
    desk.grant(APPROVER_B, asked.id(), "fine");
    desk.withdraw(APPROVER_B, asked.id(), "closed");

    assertRefused(
        () -> desk.grant(APPROVER_B, asked.id(), "again"),
        "Cannot decide on request 1: it is withdrawn. Nothing has changed.");
  }

  @Test
  void oneUserHasTwentyOpenRequestsAtMost() {
    for (int i = 0; i < ApprovalDesk.MOST_OPEN; i++) {
      desk.request(OFFICER, of("name"));
    }

    assertRefused(
        () -> desk.request(OFFICER, of("born")),
        "Cannot take the request: 20 of yours are open, the most at once. Nothing has changed. Withdraw some, or ask those who decide on them.");
    desk.withdraw(OFFICER, 1, "not needed");
    assertThat(desk.request(OFFICER, of("born")).id()).isEqualTo(21);
  }

  @Test
  void aRequestThatIsLongerThanAPageIsRefused() {
    Request one = of("name");
    Request book =
        new Request(
            one.user(),
            one.table(),
            one.columns(),
            one.city(),
            one.purpose(),
            one.caseNo(),
            one.only(),
            null,
            null,
            one.until(),
            "x".repeat(5_000));

    assertRefused(
        () -> desk.request(OFFICER, book),
        "Cannot take the request: it is longer than 4,000 characters. Nothing has changed.");
    assertThat(log).isEmpty();
  }

  @Test
  void nobodyDecidesOnTheirOwn() {
    User both = new User("both", List.of("officer", "city_approver"), "B", Set.of());
    Request own =
        new Request(
            "both",
            "standard.household_member",
            List.of("name"),
            "B",
            "verification",
            "V-1",
            null,
            null,
            null,
            Instant.parse("2026-07-10T00:00:00Z"),
            "mine");
    Approval asked = desk.request(both, own);

    assertRefused(
        () -> desk.grant(both, asked.id(), null),
        "Cannot decide on request 1: nobody decides on their own request. Nothing has changed.");
    desk.withdraw(both, asked.id(), "not needed");
    assertThat(desk.now().number(1).orElseThrow().status()).isEqualTo(Approval.Status.WITHDRAWN);
  }

  @Test
  void anotherCitysApproverDoesNotDecide() {
    Approval asked = desk.request(OFFICER, of("name"));

    assertRefused(
        () -> desk.grant(user("approver.a", "A", "city_approver"), asked.id(), null),
        "Cannot decide on request 1: it takes an approver of city B. Nothing has changed.");
    assertRefused(
        () -> desk.grant(TOP_ONE, asked.id(), null),
        "Cannot decide on request 1: it takes an approver of city B. Nothing has changed.");
  }

  @Test
  void topSecretTakesTwoDifferentPersonsOfTheProvince() {
    Approval asked = desk.request(OFFICER, of("id_no"));

    assertRefused(
        () -> desk.grant(APPROVER_B, asked.id(), null),
        "Cannot decide on request 1: it takes an approver of the province. Nothing has changed.");
    assertThat(desk.grant(TOP_ONE, asked.id(), null).status()).isEqualTo(Approval.Status.OPEN);
    assertRefused(
        () -> desk.grant(TOP_ONE, asked.id(), null),
        "Cannot grant request 1 a second time: it takes 2 different persons. Nothing has changed.");
    assertThat(desk.grant(user("top.two", null, "province_approver"), asked.id(), null).status())
        .isEqualTo(Approval.Status.GRANTED);
    assertThat(desk.refuse(APPROVER_B, desk.request(OFFICER, of("id_no")).id(), "no").status())
        .as("a city refuses what is about its rows")
        .isEqualTo(Approval.Status.REFUSED);
  }

  @Test
  void decidedRequestsAreNotDecidedAgain() {
    Approval asked = desk.request(OFFICER, of("name"));
    desk.refuse(APPROVER_B, asked.id(), "too wide");

    assertRefused(
        () -> desk.grant(APPROVER_B, asked.id(), null),
        "Cannot decide on request 1: it is refused. Nothing has changed.");
    assertRefused(
        () -> desk.grant(APPROVER_B, 9, null), "Cannot find request 9. See: citylake approve list");
  }

  @Test
  void allFaultsOfARequestAreToldAtOnce() {
    Request wrong =
        new Request(
            "officer",
            "standard.vehicle_sighting",
            List.of("passed_at", "driver"),
            "B",
            "investigation",
            null,
            Map.of(),
            null,
            null,
            Instant.parse("2027-07-10T00:00:00Z"),
            " ");

    assertRefused(
        () -> desk.request(OFFICER, wrong),
        "Cannot take the request: purpose investigation needs the number of a case; standard.vehicle_sighting has no column driver; standard.vehicle_sighting is read for one thing alone: name a value of plate_no_hash or district; standard.vehicle_sighting is read over at most 168 hours: name the first and the last; it must end within 30 days from now; it gives no reason. Nothing has changed.");
    assertThat(desk.now().all()).isEmpty();
  }

  @Test
  void onlyTheCitysStewardStopsItsSharing() {
    assertRefused(
        () -> desk.stop(user("steward.a", "A", "steward"), "B", "why not"),
        "Cannot stop sharing of city B: it takes a steward of that city. Nothing has changed.");
    desk.stop(user("steward.b", "B", "steward"), "B", "trust is gone");
    assertThat(desk().now().stopped()).containsExactly("B");
    desk.resume(user("steward.b", "B", "steward"), "B", "talked");
    assertThat(desk().now().stopped()).isEmpty();
  }

  @Test
  void beginningOfALineThatWasNotAnsweredCountsForNothing() throws IOException {
    desk.request(OFFICER, of("name"));
    Path file = folder.resolve("approvals.jsonl");
    Files.writeString(file, "{\"kind\":\"GRANTED\",\"id\":1", StandardOpenOption.APPEND);

    assertThat(desk().now().number(1).orElseThrow().status()).isEqualTo(Approval.Status.OPEN);
    desk().grant(APPROVER_B, 1, null);
    assertThat(desk().now().number(1).orElseThrow().status()).isEqualTo(Approval.Status.GRANTED);
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void aChangeThatKeepsTheFilesLengthIsReadAtOnce() throws IOException {
    desk.stop(user("steward.b", "B", "steward"), "B", "trust is gone");
    assertThat(desk.now().stopped()).containsExactly("B");
    Path file = folder.resolve("approvals.jsonl");

    Files.writeString(file, Files.readString(file).replace("\"city\":\"B\"", "\"city\":\"C\""));

    assertThat(desk.now().stopped()).containsExactly("C");
  }

  @Test
  void anApprovalStandsByThePolicyOfNow() throws IOException {
    AtomicReference<Policy> policy = new AtomicReference<>(new GovernanceFolder(folder).policy());
    ApprovalDesk watching =
        new ApprovalDesk(folder.resolve("approvals.jsonl"), policy::get, log::add, NOON);
    long id = watching.request(OFFICER, of("name")).id();
    watching.grant(APPROVER_B, id, null);
    assertThat(watching.now().number(id).orElseThrow().isInForce(NOON.instant())).isTrue();

    Policy before = policy.get();
    Map<Grade, Policy.Deciders> two = new EnumMap<>(before.deciders());
    two.replaceAll((grade, each) -> new Policy.Deciders(each.by(), 2));
    policy.set(
        new Policy(
            "stricter",
            before.masks(),
            before.purposes(),
            before.roles(),
            two,
            before.longestDays(),
            before.forOne(),
            before.counted()));

    assertThat(watching.now().number(id).orElseThrow().status()).isEqualTo(Approval.Status.OPEN);
  }

  @Test
  void whatHasEndedIsNotRevivedByALineThatWasMoved() throws IOException {
    long id = desk.request(OFFICER, of("name")).id();
    desk.grant(APPROVER_B, id, null);
    desk.withdraw(APPROVER_B, id, "closed");
    Path file = folder.resolve("approvals.jsonl");
    List<String> lines = Files.readAllLines(file);

    for (List<Integer> order : List.of(List.of(0, 2, 1), List.of(2, 0, 1), List.of(2, 1, 0))) {
      Files.write(file, order.stream().map(lines::get).toList());

      assertThat(desk().now().number(id).orElseThrow().status())
          .as("lines in the order %s", order)
          .isEqualTo(Approval.Status.WITHDRAWN);
    }
  }

  @Test
  void twoWhoAskAtOnceGetNumbersOfTheirOwn() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      ApprovalDesk own = desk;
      new Thread(
              () -> {
                own.request(OFFICER, of("name"));
                both.countDown();
              })
          .start();
    }
    both.await();

    assertThat(desk().now().all()).extracting(Approval::id).containsExactly(1L, 2L);
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable act, String message) {
    assertThatThrownBy(act).isInstanceOf(ApprovalRefused.class).hasMessage(message);
  }
}
