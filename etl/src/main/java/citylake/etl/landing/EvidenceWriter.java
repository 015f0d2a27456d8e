package citylake.etl.landing;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Copies and hashes bytes on a thread of its own, in a fixed number of chunks. */
final class EvidenceWriter implements Closeable {
  private static final int CHUNK_BYTES = 256 << 10;
  private static final int CHUNKS = 8;
  private static final Chunk END = new Chunk(0);

  private final BlockingQueue<Chunk> free = new ArrayBlockingQueue<>(CHUNKS);
  private final BlockingQueue<Chunk> full = new ArrayBlockingQueue<>(CHUNKS + 1);
  private final MessageDigest sha256 = sha256();
  private final OutputStream copy;
  private final Thread writer;
  private volatile IOException failure;
  private Chunk current = new Chunk(CHUNK_BYTES);

  EvidenceWriter(OutputStream copy) {
    this.copy = copy;
    for (int i = 1; i < CHUNKS; i++) {
      free.add(new Chunk(CHUNK_BYTES));
    }
    writer = new Thread(this::write, "landing-evidence");
    writer.setDaemon(true);
    writer.start();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash deliveries: this Java has no SHA-256", e);
    }
  }

  void add(byte[] bytes, int from, int length) throws IOException {
    int at = from;
    int left = length;
    while (left > 0) {
      int part = Math.min(left, CHUNK_BYTES - current.length);
      System.arraycopy(bytes, at, current.bytes, current.length, part);
      current.length += part;
      at += part;
      left -= part;
      if (current.length == CHUNK_BYTES) {
        handOver();
      }
    }
  }

  private void handOver() throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      full.put(current);
      current = free.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Cannot go on copying the delivery: interrupted", e);
    }
  }

  /** On failure goes on emptying the queue, so that the reading thread never waits for ever. */
  private void write() {
    try {
      for (Chunk chunk = full.take(); chunk != END; chunk = full.take()) {
        if (failure == null) {
          keep(chunk);
        }
        chunk.length = 0;
        free.put(chunk);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keep(Chunk chunk) {
    try {
      sha256.update(chunk.bytes, 0, chunk.length);
      copy.write(chunk.bytes, 0, chunk.length);
    } catch (IOException | RuntimeException e) {
      failure = new IOException("Failed to copy the delivery: " + e.getMessage(), e);
    }
  }

  /** Waits for the last byte; gives the SHA-256 in lower-case hex. */
  String finish() throws IOException {
    handOver();
    try {
      full.put(END);
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Cannot finish copying the delivery: interrupted", e);
    }
    if (failure != null) {
      throw failure;
    }
    copy.flush();
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** Nothing is written to the copy any more when this returns. */
  @Override
  public void close() {
    writer.interrupt();
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Chunk {
    private final byte[] bytes;
    private int length;

    private Chunk(int size) {
      bytes = new byte[size];
    }
  }
}
