package citylake.etl.landing;

import citylake.etl.format.DumpFormat;
import citylake.etl.format.DumpShape;
import citylake.etl.format.RecordCursor;
import citylake.etl.format.RecordFault;
import citylake.etl.format.RecordTooLong;
import citylake.etl.format.UnfitFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;

/** Counts the records of one file and judges the file by them. */
final class RecordTally {
  /** So far down a header is looked for, once the first record is none. */
  private static final int MOST_LINES_ABOVE = 5;

  private static final String TRAILING =
      "each of them ends in a separator that the contract does not have: the export puts one behind the last field too";

  private final DumpShape shape;
  private final DumpFormat format;
  private final ScanLimits limits;
  private final SplitIndex splits;
  private final EncodingEvidence encoding;
  private final ProfileTally profile;

  private boolean hasHeader;
  private int linesAbove;
  private long end;
  private long records;
  private long undecodable;
  private long misshapen;
  private long misshapenLines;
  private int longestLines;
  private String longest;
  private String firstMisshapen;
  private long trailing;

  /** Misshapen records that lack fields, without a sound one behind them so far. */
  private long shortAtEnd;

  /** In words, where the last record may have lost its end; else null. */
  private String cutOff;

  RecordTally(DumpShape shape, ScanLimits limits, long splitBytes) {
    this.shape = shape;
    this.format = DumpFormat.of(shape);
    this.limits = limits;
    this.splits = new SplitIndex(splitBytes);
    this.encoding = new EncodingEvidence(shape.textEncoding());
    this.profile = new ProfileTally(shape.fields());
  }

  /** Reads the uncompressed file to its end; refuses it when it is not what its contract says. */
  void read(InputStream text) throws IOException {
    PushbackInputStream file = new PushbackInputStream(text, FileStart.LOOKED_AT);
    FileStart start = FileStart.of(file);
    start.refuseBinary(shape);
    RecordCursor cursor = format.open(file, shape, 0, Long.MAX_VALUE, limits.recordBytes());
    try {
      boolean any = cursor.next();
      if (any) {
        start.check(cursor, shape);
      }
      if (any && shape.header()) {
        checkHeader(cursor);
        any = cursor.next();
      }
      for (; any; any = cursor.next()) {
        add(cursor);
      }
    } catch (RecordTooLong e) {
      throw tooLong(e);
    }
    if (records == 0 && !hasHeader) {
      start.refuseBlank();
    }
    judge();
    if (cursor.seenPlaces() != null) {
      PlaceCheck.check(cursor.seenPlaces(), shape);
    }
  }

  private void checkHeader(RecordCursor cursor) throws IOException {
    hasHeader = true;
    RecordFault fault = cursor.fault();
    if (fault != null && fault.kind() == RecordFault.Kind.UNDECODABLE) {
      String place = "the header is " + fault.text().replace("record", "file");
      encoding.sample(cursor);
      throw encoding.refusal(place);
    }
    try {
      HeaderCheck.check(cursor, shape);
    } catch (Refusal drift) {
      encoding.checkHeaderIsNotUtf8(cursor);
      throw !isBlank(cursor) && isBelow(cursor) ? HeaderCheck.title(linesAbove) : drift;
    }
  }

  /** A line of blanks is told as such, and is no title. */
  private static boolean isBlank(RecordCursor cursor) {
    return cursor.fields() == 1 && cursor.field(0).trim().numBytes() == 0;
  }

  /** Whether the header stands a few records below, which then lies under a title. */
  private boolean isBelow(RecordCursor cursor) throws IOException {
    try {
      while (linesAbove < MOST_LINES_ABOVE && cursor.next()) {
        linesAbove++;
        if (isHeader(cursor)) {
          return true;
        }
      }
      return false;
    } catch (RecordTooLong e) {
      // The drift of the first record says more than a quote that is open below it.
      return false;
    }
  }

  private boolean isHeader(RecordCursor cursor) {
    boolean isHeader = cursor.fields() == shape.fields().size();
    for (int i = 0; isHeader && i < shape.fields().size(); i++) {
      isHeader = cursor.field(i).toString().equals(shape.fields().get(i));
    }
    return isHeader;
  }

  private void add(RecordCursor cursor) {
    records++;
    end = cursor.endOffset();
    splits.add(records, cursor.byteOffset());
    RecordFault fault = cursor.faultInFile();
    profile.add(cursor, records, fault == null);
    if (fault == null) {
      shortAtEnd = 0;
      encoding.add(cursor);
      return;
    }
    boolean isUndecodable = fault.kind() == RecordFault.Kind.UNDECODABLE;
    String words = "%s %s %s".formatted(place(cursor), isUndecodable ? "is" : "has", fault.text());
    if (isUndecodable) {
      undecodable++;
      encoding.addUndecodable(cursor, words);
    } else {
      addMisshapen(words, fault.lines());
      trailing += endsInASeparator(cursor) ? 1 : 0;
      shortAtEnd = isShort(cursor, fault) ? shortAtEnd + 1 : 0;
    }
    cutOff = fault.isCutOff() ? words : null;
  }

  private boolean endsInASeparator(RecordCursor cursor) {
    int declared = shape.fields().size();
    return !format.hasPlaces()
        && cursor.fields() == declared + 1
        && cursor.field(declared).numBytes() == 0;
  }

  private boolean isShort(RecordCursor cursor, RecordFault fault) {
    return !format.hasPlaces() && fault.lines() == 1 && cursor.fields() < shape.fields().size();
  }

  private void addMisshapen(String words, int lines) {
    misshapen++;
    misshapenLines += lines;
    if (firstMisshapen == null) {
      firstMisshapen = words;
    }
    if (lines > longestLines) {
      longestLines = lines;
      longest = words;
    }
  }

  private String place(RecordCursor cursor) {
    return "record %d at byte %d".formatted(records, cursor.byteOffset());
  }

  private void judge() throws Refusal {
    if (records == 0) {
      throw Refusal.of(
          hasHeader ? UnfitFile.headerOnly("it has a header but no records") : UnfitFile.empty());
    }
    encoding.checkIsNotUtf8();
    checkIsNotCutOff();
    if (limits.areTooMany(undecodable, records, limits.undecodableShare())) {
      String what =
          "%d of its %d records are not valid %s, the first: %s"
              .formatted(
                  undecodable, records, shape.encoding().name(), encoding.firstUndecodable());
      throw format.isRendered()
          ? EncodingEvidence.refusal(what, null, shape.encoding())
          : encoding.refusal(what);
    }
    long lines = records - misshapen + misshapenLines;
    boolean areTooManyLines = limits.areTooMany(misshapenLines, lines, limits.misshapenShare());
    boolean areTooManyRecords = limits.areTooMany(misshapen, records, limits.misshapenShare());
    if (areTooManyLines && (isMostlyOneRecord() || !areTooManyRecords)) {
      throw openQuote(lines);
    }
    if (areTooManyRecords) {
      throw tooManyMisshapen();
    }
  }

  private Refusal tooManyMisshapen() {
    String what =
        "%d of its %d records do not have the declared shape (allowed: %s), the first: %s"
            .formatted(misshapen, records, limits.allowedMisshapen(), firstMisshapen);
    String cause = format.words().misshapenCause();
    String send = format.words().misshapenSend().formatted(shape.fields().size());
    if (trailing == misshapen) {
      cause = TRAILING;
      send = "the file without a separator behind the last field of each record";
    } else if (shortAtEnd == misshapen && misshapen < records) {
      cause = "lines stand behind the last record, such as a total or a note of the export";
      send = "the file without lines that are no records";
    }
    return Refusal.of("too_many_faulty_records", what, cause, send);
  }

  /** An open quote near the file's start leaves few records, of which it is a large share. */
  private boolean isMostlyOneRecord() {
    return longestLines > 1 && 2L * longestLines > misshapenLines;
  }

  /** Refuses a file that is faulty for no more than the way it ends. */
  private void checkIsNotCutOff() throws Refusal {
    double allowed = Math.min(limits.undecodableShare(), limits.misshapenShare());
    if (cutOff != null
        && faultyRecords() > allowed * records
        && !limits.areTooMany(faultyRecords() - 1, records - 1, allowed)) {
      throw Refusal.of(
          "truncated_file",
          cutOff,
          "the transfer broke off, or the file was fetched while it was still being written",
          "the whole file again, and compare its size on both sides");
    }
  }

  /** One faulty record may hold half the file: lines count, not only records. */
  private Refusal openQuote(long lines) {
    return Refusal.of(
        "open_quote",
        "%d of its %d lines lie in %d record(s) without the declared shape (allowed: %s), the longest over %d lines: %s"
            .formatted(
                misshapenLines, lines, misshapen, limits.allowedMisshapen(), longestLines, longest),
        "a quote that opens a field is never closed and takes in the lines behind it",
        "the file with quotes inside fields doubled");
  }

  private Refusal tooLong(RecordTooLong found) {
    return Refusal.of(
        "record_too_long",
        "%s at byte %d has no end within %d bytes"
            .formatted(
                hasHeader && records == 0 ? "the record" : "the record after record " + records,
                found.byteOffset(),
                found.maximumBytes()),
        format.words().endlessCause(),
        format.words().endlessSend());
  }

  long records() {
    return records;
  }

  long faultyRecords() {
    return undecodable + misshapen;
  }

  ProfileTally profile() {
    return profile;
  }

  List<Split> splits() {
    return splits.until(end);
  }
}
