package citylake.serving.gateway;

import citylake.governance.gate.StatementGate;
import citylake.governance.log.AccessJournal;
import citylake.governance.log.InvalidLog;
import citylake.governance.user.Users;
import citylake.lake.LeftAllocators;
import citylake.serving.gateway.spool.Spool;
import citylake.serving.gateway.wire.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.thrift.protocol.TProtocolUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens, and gives each caller a thread of its own. */
public final class GatewayServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);
  private static final int BACKLOG = 128;
  private static final int ID_BYTES = 8;
  private static final int DEEPEST_SKIP = 32;
  private static final long MILLIS_BETWEEN_SWEEPS = 500;

  /** Cities are promised that rows stop within five seconds; looking costs a few file times. */
  private static final long MILLIS_BETWEEN_CHECKS = 1_000;

  /** Work that a statement leaves behind is ended by force long before. */
  private static final Duration AFTER_A_STATEMENT = Duration.ofMinutes(5);

  /** For limits of time; a log that is slow may hold one of them. */
  private static final int TIMERS = 2;

  private static final Random RANDOM = new SecureRandom();

  private final GatewaySettings settings;
  private final StatementGate gate;
  private final PasswordCheck passwords;
  private final AccessTrail trail;
  private final AccessRequests requests;
  private final ServerSocket listening;
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(TIMERS, named("gateway-timer"));

  /** For rights alone: what is no longer allowed ends, whatever the timer waits for. */
  private final ScheduledThreadPoolExecutor rights =
      new ScheduledThreadPoolExecutor(1, named("gateway-rights"));

  private final ExecutorService threads = Executors.newCachedThreadPool(named("gateway-caller"));
  private final WaitingRoom waiting;
  private final Map<Socket, String> inside = new ConcurrentHashMap<>();
  private final Places connections;
  private final Sessions sessions;
  private final Statements statements;
  private final MemoryGuard memory;

  /**
   * Takes the address; callers are answered from {@link #start} on.
   *
   * @param gate decides what each statement may read
   * @param requests takes what users ask for from SQL
   * @param journal has each answer before it is given
   * @param spark runs the statements
   */
  public GatewayServer(
      GatewaySettings settings,
      StatementGate gate,
      Users users,
      AccessRequests requests,
      AccessJournal journal,
      SparkContext spark) {
    GatewayLimits limits = settings.limits();
    this.settings = settings;
    this.gate = gate;
    this.passwords = new PasswordCheck(users, System::nanoTime);
    this.trail = new AccessTrail(journal);
    this.requests = requests;
    this.waiting = new WaitingRoom(limits.handshakes(), limits.handshakeTime(), timer);
    this.connections =
        new Places(
            limits.connectionsOfOne(),
            "Cannot let you in: you have %d connections open, the most for one user. They go on. Close one that you are done with.");
    this.sessions = new Sessions(limits, trail);
    this.statements =
        new Statements(
            gate,
            trail,
            new SparkJobs(spark, timer),
            Spool.in(settings.spool(), limits.spoolBytes()),
            limits,
            timer);
    this.memory = new MemoryGuard(new OldGeneration(), statements::endForMemory);
    timer.setRemoveOnCancelPolicy(true); // or a statement's plan would stay until its time is over
    // By default the library follows a message as deep as it goes, until the stack is full.
    TProtocolUtil.setMaxSkipDepth(DEEPEST_SKIP);
    try {
      this.listening = new ServerSocket();
      listening.bind(settings.listen(), BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to listen on %s: %s. Nothing was started. Choose another address with --host and --port."
              .formatted(settings.listen(), e.getMessage()),
          e);
    }
  }

  private static ThreadFactory named(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) listening.getLocalSocketAddress();
  }

  /** Begins to answer; returns at once. */
  @SuppressWarnings("FutureReturnValueIgnored") // what sweeps ends with its thread
  public void start() {
    timer.scheduleWithFixedDelay(
        () -> always(sessions::closeIdle, "end what is idle"),
        MILLIS_BETWEEN_SWEEPS,
        MILLIS_BETWEEN_SWEEPS,
        TimeUnit.MILLISECONDS);
    rights.scheduleWithFixedDelay(
        () -> always(sessions::endForbidden, "end what is no longer allowed"),
        MILLIS_BETWEEN_CHECKS,
        MILLIS_BETWEEN_CHECKS,
        TimeUnit.MILLISECONDS);
    LeftAllocators left =
        new LeftAllocators(
            settings.limits().statementTime().plus(AFTER_A_STATEMENT), Clock.systemUTC());
    timer.scheduleWithFixedDelay(
        () -> always(left::close, "close what reads of files have left"), 1, 1, TimeUnit.MINUTES);
    memory.start();
    threads.execute(this::accept);
  }

  /** A timer that fails once would never come again, also where memory was short for a moment. */
  private static void always(Runnable work, String what) {
    try {
      work.run();
    } catch (Throwable e) {
      LOG.error("Failed to {}", what, e);
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket caller = listening.accept();
        waiting.enter(caller);
        threads.execute(() -> serve(caller));
      } catch (IOException | OutOfMemoryError e) { // no file, or no thread, left: later there is
        LOG.debug("Failed to take a caller: {}", e.toString());
        pause();
      }
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(listening.isClosed() ? 0 : MILLIS_BETWEEN_SWEEPS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Socket caller) {
    try {
      new Connection(caller, id(), settings.tls(), settings.limits(), passwords, trail, this::enter)
          .serve();
    } finally {
      waiting.leave(caller);
      leave(caller);
      WaitingRoom.close(caller);
    }
  }

  private static String id() {
    byte[] bytes = new byte[ID_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private Calls enter(Socket caller, String user, String connection) throws Refusal {
    int most = settings.limits().connections();
    synchronized (inside) {
      if (inside.size() >= most) {
        throw new Refusal(
            Refusal.TOO_MUCH,
            "Cannot let you in: %d connections are open, the most that the gateway has. They go on. Try again later."
                .formatted(most));
      }
      if (!waiting.leave(caller)) {
        throw new Refusal(Refusal.NOT_LET_IN, "Cannot let you in: the log-in took too long.");
      }
      connections.take(user);
      inside.put(caller, user);
    }
    return new Calls(user, connection, gate, sessions, statements, trail, requests);
  }

  private void leave(Socket caller) {
    synchronized (inside) {
      String user = inside.remove(caller);
      if (user != null) {
        connections.giveBack(user);
      }
    }
  }

  /** Takes no more callers, stops what runs, and ends each session in the log. */
  @Override
  public void close() {
    try {
      listening.close();
      inside.keySet().forEach(WaitingRoom::close);
      threads.shutdown();
      boolean areThrough = threads.awaitTermination(10, TimeUnit.SECONDS);
      LOG.info("The gateway closes{}", areThrough ? "" : "; some calls were still at work");
    } catch (IOException | InvalidLog e) {
      LOG.warn("The gateway does not close in order", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      memory.close();
      statements.close();
      rights.shutdownNow();
      timer.shutdownNow();
      threads.shutdownNow();
    }
  }
}
