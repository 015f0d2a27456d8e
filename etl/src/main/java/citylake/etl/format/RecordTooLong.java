package citylake.etl.format;

import java.io.IOException;

/** A record that has no end within the longest length allowed: mostly a quote never closed. */
public final class RecordTooLong extends IOException {
  private final long byteOffset;
  private final int maximumBytes;

  RecordTooLong(long byteOffset, int maximumBytes) {
    super(
        "Cannot read the record at byte %d: it has no end within %d bytes."
            .formatted(byteOffset, maximumBytes));
    this.byteOffset = byteOffset;
    this.maximumBytes = maximumBytes;
  }

  /** Where the record begins in the uncompressed file. */
  public long byteOffset() {
    return byteOffset;
  }

  public int maximumBytes() {
    return maximumBytes;
  }
}
