package citylake.serving.gateway.spool;

import citylake.serving.gateway.wire.ResultColumn;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A result that waits, read from its first row to its last; holds one block in memory. */
public final class SpooledRows implements ResultRows {
  private final Path file;
  private final FileChannel in;
  private final List<ResultColumn> columns;
  private final List<Block> blocks;
  private final AesGcmBlocks cipher;
  private final Spool spool;
  private final long rows;
  private final long bytes;
  private int block;
  private List<Object[]> held = List.of();
  private int heldAt;
  private long given;

  /** Where a sealed block lies, and how many rows it has. */
  record Block(long offset, int length, int rows) {}

  SpooledRows(
      Path file,
      FileChannel in,
      List<ResultColumn> columns,
      List<Block> blocks,
      AesGcmBlocks cipher,
      Spool spool,
      long rows,
      long bytes) {
    this.file = file;
    this.in = in;
    this.columns = columns;
    this.blocks = blocks;
    this.cipher = cipher;
    this.spool = spool;
    this.rows = rows;
    this.bytes = bytes;
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public synchronized void rewind() {
    block = 0;
    held = List.of();
    heldAt = 0;
    given = 0;
  }

  @Override
  public synchronized Page next(long most) {
    if (!in.isOpen()) {
      throw new IllegalStateException("Cannot give rows of a result that has been given up.");
    }
    if (heldAt == held.size() && block < blocks.size()) {
      held = opened(block);
      heldAt = 0;
      block++;
    }
    int end = (int) Math.min(held.size(), heldAt + most);
    Page page = new Page(given, held.subList(heldAt, end), given + end - heldAt < rows);
    given += end - heldAt;
    heldAt = end;
    return page;
  }

  private List<Object[]> opened(int number) {
    Block place = blocks.get(number);
    ByteBuffer sealed = ByteBuffer.allocate(place.length());
    try {
      while (sealed.hasRemaining()) {
        if (in.read(sealed, place.offset() + sealed.position()) < 0) {
          throw new IOException("the file has been cut off");
        }
      }
      byte[] plain = cipher.opened(number, sealed.array());
      DataInputStream block = new DataInputStream(new ByteArrayInputStream(plain));
      List<Object[]> read = new ArrayList<>(place.rows());
      for (int i = 0; i < place.rows(); i++) {
        read.add(RowBytes.read(block, columns));
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read a result that was spooled", e);
    }
  }

  @Override
  public synchronized void close() {
    if (in.isOpen()) {
      held = List.of();
      heldAt = 0;
      remove(file, in);
      spool.giveBack(bytes);
    }
  }

  static void remove(Path file, FileChannel channel) {
    try (channel) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to remove a result that was spooled", e);
    }
  }
}
