package citylake.governance.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Heads in a file, each signed: one JSON line a head with {@code seq, hash, at, signature}. The
 * file belongs on another disk than the log, best on one that only adds.
 */
public final class SignedHeads implements HeadKeeper {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final HeadKey key;

  public SignedHeads(Path file, HeadKey key) {
    this.file = file;
    this.key = key;
  }

  /** What is signed: the head and its time, a line each. */
  static String signed(long seq, String hash, String at) {
    return "citylake access log\n%d\n%s\n%s\n".formatted(seq, hash, at);
  }

  /** Behind a head that a full disk has cut off, so that the next one is a line of its own. */
  private static String lineEnd(FileChannel heads) throws IOException {
    if (heads.size() == 0) {
      return "";
    }
    ByteBuffer last = ByteBuffer.allocate(1);
    heads.read(last, heads.size() - 1);
    return last.get(0) == '\n' ? "" : "\n";
  }

  @Override
  public void keep(Head head, Instant at) {
    ObjectNode line = JSON.createObjectNode();
    line.put("seq", head.seq());
    line.put("hash", head.hash());
    line.put("at", at.toString());
    line.put("signature", key.sign(signed(head.seq(), head.hash(), at.toString())));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel out =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        ByteBuffer bytes =
            ByteBuffer.wrap((lineEnd(out) + line + "\n").getBytes(StandardCharsets.UTF_8));
        out.position(out.size());
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(false);
      }
    } catch (IOException e) {
      throw new InvalidLog(
          "Failed to keep the head of the access log (entry %d) in %s: %s. Nothing is answered until it can be kept."
              .formatted(head.seq(), file, e.getMessage()),
          e);
    }
  }
}
