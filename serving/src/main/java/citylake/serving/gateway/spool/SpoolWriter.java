package citylake.serving.gateway.spool;

import citylake.serving.gateway.wire.Refusal;
import citylake.serving.gateway.wire.ResultColumn;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes a result block by block; holds one block in memory. */
public final class SpoolWriter implements AutoCloseable {
  private static final int BLOCK_BYTES = 1 << 20;
  private static final int BLOCK_ROWS = 1_000;

  /** A page holds a block, so this bounds a message. */
  private static final int ROW_BYTES = 8 << 20;

  private final List<ResultColumn> columns;
  private final ResultLimit most;
  private final AesGcmBlocks cipher;
  private final Spool spool;
  private final Path file;
  private final FileChannel out;
  private final List<SpooledRows.Block> blocks = new ArrayList<>();
  private final Buffer buffer = new Buffer();
  private final DataOutputStream block = new DataOutputStream(buffer);
  private int blockRows;
  private long rows;
  private long bytes;
  private boolean isFinished;

  /** Gives its bytes without a copy. */
  private static final class Buffer extends ByteArrayOutputStream {
    byte[] bytes() {
      return buf;
    }
  }

  SpoolWriter(
      Path file, List<ResultColumn> columns, ResultLimit most, AesGcmBlocks cipher, Spool spool)
      throws Refusal {
    this.file = file;
    this.columns = columns;
    this.most = most;
    this.cipher = cipher;
    this.spool = spool;
    try {
      this.out =
          FileChannel.open(
              file,
              Set.of(
                  StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static Refusal broken(IOException cause) {
    return new Refusal(
        Refusal.BROKEN,
        "Failed to keep the result: %s. Nothing was given; ask again, and tell the data team if this comes back."
            .formatted(
                cause instanceof java.nio.file.FileSystemException disk && disk.getReason() != null
                    ? disk.getReason()
                    : cause.getClass().getSimpleName()));
  }

  /**
   * @param row values of {@link citylake.serving.gateway.wire.WireValues}
   * @throws Refusal where the result is larger than one may be, or there is no room for it
   */
  public void add(Object[] row) throws Refusal {
    if (++rows > most.rows()) {
      throw tooLarge("%,d rows".formatted(most.rows()));
    }
    int before = buffer.size();
    try {
      RowBytes.write(block, columns, row);
    } catch (IOException e) {
      throw broken(e);
    }
    if (buffer.size() - before > ROW_BYTES) {
      throw tooLarge("%,d MiB in one row".formatted(ROW_BYTES >> 20));
    }
    if (++blockRows == BLOCK_ROWS || buffer.size() >= BLOCK_BYTES) {
      flush();
    }
  }

  private void flush() throws Refusal {
    byte[] sealed = cipher.sealed(blocks.size(), buffer.bytes(), buffer.size());
    if (bytes + sealed.length > most.bytes()) {
      throw tooLarge("%,d MiB".formatted(most.bytes() >> 20));
    }
    spool.take(sealed.length);
    blocks.add(new SpooledRows.Block(bytes, sealed.length, blockRows));
    bytes += sealed.length;
    try {
      ByteBuffer left = ByteBuffer.wrap(sealed);
      while (left.hasRemaining()) {
        out.write(left);
      }
    } catch (IOException e) {
      throw broken(e);
    }
    buffer.reset();
    blockRows = 0;
  }

  private static Refusal tooLarge(String most) {
    return new Refusal(
        Refusal.TOO_MUCH,
        "Cannot give so large a result: it has more than %s, the most that one statement may give. Nothing was given. Count or narrow it down in the statement, or ask for a part of it."
            .formatted(most));
  }

  /** The whole result, which from now on is the caller's to close. */
  public SpooledRows finish() throws Refusal {
    if (blockRows > 0) {
      flush();
    }
    isFinished = true;
    return new SpooledRows(file, out, columns, List.copyOf(blocks), cipher, spool, rows, bytes);
  }

  /** Removes what is not finished. */
  @Override
  public void close() {
    if (!isFinished) {
      SpooledRows.remove(file, out);
      spool.giveBack(bytes);
    }
  }
}
