package citylake.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Writes one large comma CSV in the form of Denver's crime file, for measuring speed: 19 columns,
 * about 205 bytes a row.
 *
 * <p>Same rows and seed, same bytes. Row n depends on n and the seed alone. Places are spread
 * evenly over the city's box and street names are invented: the rows say nothing of any city.
 */
public final class BigDump {
  private static final String HEADER =
      "INCIDENT_ID,OFFENSE_ID,OFFENSE_CODE,OFFENSE_CODE_EXTENSION,OFFENSE_TYPE_ID,OFFENSE_CATEGORY_ID,"
          + "FIRST_OCCURRENCE_DATE,LAST_OCCURRENCE_DATE,REPORTED_DATE,INCIDENT_ADDRESS,GEO_X,GEO_Y,GEO_LON,GEO_LAT,"
          + "DISTRICT_ID,PRECINCT_ID,NEIGHBORHOOD_ID,IS_CRIME,IS_TRAFFIC\n";
  private static final int BUFFER = 1 << 20;
  private static final int LONGEST_ROW = 512;
  private static final int DAYS = 540;
  private static final long FIRST_NUMBER = 2_018_000_000L;
  private static final byte[][] OFFENCES =
      texts(
          "2399,0,theft-other,larceny",
          "2305,0,theft-items-from-vehicle,theft-from-motor-vehicle",
          "2404,0,theft-of-motor-vehicle,auto-theft",
          "2999,0,criminal-mischief-other,public-disorder",
          "2303,0,theft-shoplift,larceny",
          "5707,0,criminal-trespassing,all-other-crimes",
          "1313,0,assault-simple,other-crimes-against-persons",
          "2203,0,burglary-business-by-force,burglary",
          "2202,0,burglary-residence-by-force,burglary",
          "1315,0,aggravated-assault,aggravated-assault");
  private static final byte[][] STREETS =
      texts(
          "N AMBERLOCK ST",
          "E BRINMOOR AVE",
          "S COLDHARROW BLVD",
          "W DAPPLEWICK PL",
          "N FENNBARROW WAY",
          "E GILDERSMOOR AVE",
          "S HALLOWFEN ST",
          "W KESTRELBY DR",
          "BLOCK N LARKENHOLT ST",
          "BLOCK E MERROWICK AVE",
          "BLOCK S OSPREYHAM CT",
          "BLOCK W ROOKENDALE AVE");
  private static final byte[][] QUARTERS =
      texts(
          "invented-north-side",
          "invented-old-mill",
          "invented-south-meadow",
          "invented-river-bend",
          "invented-hill-top",
          "invented-station-quarter",
          "invented-harbour-end",
          "invented-east-field");

  private final byte[][] dates = dates();
  private final byte[][] clocks = clocks();
  private final byte[] buffer = new byte[BUFFER];
  private final long seed;
  private int at;

  private BigDump(long seed) {
    this.seed = seed;
  }

  /**
   * Writes the file, replacing one that is there.
   *
   * @param rows data rows, 1 to 1,000,000,000; 5,000,000 make about 1 GB
   * @return bytes written
   */
  public static long write(Path file, long rows, long seed) {
    if (rows < 1 || rows > 1_000_000_000L) {
      throw new IllegalArgumentException(
          "Invalid number of rows (must be 1 to 1,000,000,000): %d. Nothing was written."
              .formatted(rows));
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      return new BigDump(seed).writeTo(out, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to write %s: %s. The file is incomplete; check the folder's rights and free space."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private long writeTo(OutputStream out, long rows) throws IOException {
    long written = 0;
    text(HEADER.getBytes(StandardCharsets.US_ASCII));
    for (long row = 0; row < rows; row++) {
      if (at > BUFFER - LONGEST_ROW) {
        out.write(buffer, 0, at);
        written += at;
        at = 0;
      }
      row(row);
    }
    out.write(buffer, 0, at);
    return written + at;
  }

  private void row(long row) {
    long luck = mixed(seed + row * 0x9E3779B97F4A7C15L);
    long more = mixed(luck);
    long number = FIRST_NUMBER + row;
    byte[] offence = OFFENCES[below(luck, 0, OFFENCES.length)];
    digits(number);
    mark(',');
    digits(number);
    System.arraycopy(offence, 0, buffer, at, 4);
    buffer[at + 4] = offence[5];
    at += 5;
    text('0', '0', ',');
    text(offence);
    mark(',');
    int day = below(luck, 16, DAYS - 3);
    int minute = below(luck, 32, 1440);
    time(day, minute);
    mark(',');
    if ((more & 3) == 0) {
      time(day + 1, minute);
    }
    mark(',');
    time(day + 2, (minute + 95) % 1440);
    mark(',');
    digits(100 + below(more, 8, 9900));
    mark(' ');
    text(STREETS[below(more, 20, STREETS.length)]);
    mark(',');
    place(more);
    digits(1 + below(more, 50, 6));
    mark(',');
    digits(111 + below(more, 52, 500));
    mark(',');
    text(QUARTERS[below(luck, 48, QUARTERS.length)]);
    text(',', '1', ',', '0', '\n');
  }

  /** State plane feet and degrees; about one row in 80 has neither. */
  private void place(long more) {
    if ((more >>> 40) % 80 == 0) {
      text(',', ',', ',', ',');
      return;
    }
    int east = below(more, 30, 100_000);
    int north = below(mixed(more), 30, 100_000);
    digits(3_100_000 + east);
    mark(',');
    digits(1_650_000 + north);
    mark(',');
    mark('-');
    digits(104);
    fraction(6_000_000L + 40L * (100_000 - east));
    mark(',');
    digits(39);
    fraction(6_000_000L + 30L * north);
    mark(',');
  }

  private void time(int day, int minute) {
    text(dates[day]);
    text(clocks[minute]);
  }

  /** Seven decimal digits after a point. */
  private void fraction(long tenMillionths) {
    mark('.');
    long left = tenMillionths % 10_000_000L;
    for (int i = 6; i >= 0; i--) {
      buffer[at + i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    at += 7;
  }

  private void digits(long number) {
    int length = 1;
    for (long left = number / 10; left > 0; left /= 10) {
      length++;
    }
    long left = number;
    for (int i = length - 1; i >= 0; i--) {
      buffer[at + i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    at += length;
  }

  private void text(byte[] bytes) {
    System.arraycopy(bytes, 0, buffer, at, bytes.length);
    at += bytes.length;
  }

  private void text(char... marks) {
    for (char each : marks) {
      mark(each);
    }
  }

  private void mark(char mark) {
    buffer[at++] = (byte) mark;
  }

  private static int below(long luck, int shift, int bound) {
    return (int) ((luck >>> shift & 0xFFFF_FFFFL) % bound);
  }

  /** The finaliser of SplitMix64: a fixed scramble of 64 bits (Steele, Lea and Flood 2014). */
  private static long mixed(long bits) {
    long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }

  private static byte[][] dates() {
    byte[][] dates = new byte[DAYS][];
    LocalDate day = LocalDate.of(2018, 1, 1);
    for (int i = 0; i < DAYS; i++) {
      dates[i] =
          ascii("%d/%d/%d ".formatted(day.getMonthValue(), day.getDayOfMonth(), day.getYear()));
      day = day.plusDays(1);
    }
    return dates;
  }

  private static byte[][] clocks() {
    byte[][] clocks = new byte[1440][];
    for (int minute = 0; minute < 1440; minute++) {
      int hour = minute / 60;
      int onDial = hour % 12 == 0 ? 12 : hour % 12;
      clocks[minute] =
          ascii("%d:%02d:00 %s".formatted(onDial, minute % 60, hour < 12 ? "AM" : "PM"));
    }
    return clocks;
  }

  private static byte[][] texts(String... texts) {
    byte[][] bytes = new byte[texts.length][];
    for (int i = 0; i < texts.length; i++) {
      bytes[i] = ascii(texts[i]);
    }
    return bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
