package citylake.orchestration.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a real server on 127.0.0.1 and breaks a connection after so many bytes. */
final class CuttingProxy implements AutoCloseable {
  private final int behind;
  private final ServerSocket door;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile long cutAfter = Long.MAX_VALUE;
  private volatile boolean isDeadThen;
  private volatile Object order = new Object();

  CuttingProxy(int behind) throws IOException {
    this.behind = behind;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  /** The next connection that brings more is broken; later ones are not. */
  void cutOnceAfter(long bytes) {
    isDeadThen = false;
    cutAfter = bytes;
    order = new Object();
  }

  /** Likewise, and nobody gets through any more until {@link #heal}. */
  void dieAfter(long bytes) {
    isDeadThen = true;
    cutAfter = bytes;
    order = new Object();
  }

  void heal() {
    cutAfter = Long.MAX_VALUE;
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        threads.execute(() -> join(caller));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void join(Socket caller) {
    try (caller;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      if (cutAfter < 0) {
        return;
      }
      threads.execute(() -> forth(caller, server));
      back(server, caller);
    } catch (IOException e) {
      // One of them has gone.
    }
  }

  private static void forth(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // The other way has ended.
    }
  }

  private void back(Socket from, Socket to) throws IOException {
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    byte[] buffer = new byte[8192];
    long passed = 0;
    Object counted = order;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      passed = counted == order ? passed + read : read; // connections are kept and used again
      counted = order;
      if (passed > cutAfter) {
        cutAfter = isDeadThen ? -1 : Long.MAX_VALUE;
        return;
      }
      out.write(buffer, 0, read);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}
