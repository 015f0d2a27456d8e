package citylake.etl.format;

import java.io.IOException;
import java.io.InputStream;

/**
 * Follows the blocks of an Avro file while the library reads them: each is a number of records, a
 * size in bytes, so many bytes, and a marker. The library takes a block that is cut off for the end
 * of the file, and sets aside memory for any size that a damaged file tells.
 */
final class AvroBlocks extends EndSeen {
  private static final long LARGEST = 256L << 20;
  private static final int BITS_PER_BYTE = 7;

  private long number;
  private int shift;
  private boolean isSizeNext;
  private long left;

  AvroBlocks(InputStream behindHeader) {
    super(behindHeader);
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int got = super.read(bytes, from, length);
    int at = from;
    while (at < from + got) {
      if (left > 0) {
        int step = (int) Math.min(left, from + got - at);
        left -= step;
        at += step;
      } else {
        takeDigit(bytes[at++]);
      }
    }
    return got;
  }

  /** Numbers are written seven bits a byte, the lowest first, and signs alternate. */
  private void takeDigit(byte digit) throws UnfitFile {
    number |= (long) (digit & 0x7F) << shift;
    shift += BITS_PER_BYTE;
    if (digit < 0) {
      return;
    }
    if (isSizeNext) {
      startBlock((number >>> 1) ^ -(number & 1));
    }
    isSizeNext = !isSizeNext;
    number = 0;
    shift = 0;
  }

  private void startBlock(long size) throws UnfitFile {
    if (size > LARGEST) {
      throw UnfitFile.blockTooLarge("blocks", size, LARGEST);
    }
    if (size < 0) {
      throw UnfitFile.corrupt("one of its blocks has a negative size");
    }
    left = size + AvroHeader.MARKER_BYTES;
  }

  /** Whether the file has ended within a block. */
  boolean isCut() {
    return hasEnded() && (left > 0 || shift > 0 || isSizeNext);
  }
}
