package citylake.sample.form;

import citylake.sample.land.City;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip of parts, each up to 10,000 records of tab-separated UTF-8 without a header, and a manifest
 * at its end, as {@code sha256sum} writes it.
 */
record PartsZip(Habits habits) implements CityForm {
  @Override
  public String name() {
    return "parts-zip";
  }

  @Override
  public String ending() {
    return ".zip";
  }

  @Override
  public boolean correctsInParts() {
    return true;
  }

  @Override
  public RecordWriter open(OutputStream bytes, Kind kind, City city) {
    return new Records(new ZipOutputStream(bytes), new Spelling(kind, habits));
  }

  private static final class Records implements RecordWriter {
    private static final int RECORDS_A_PART = 10_000;
    private static final String MANIFEST = "MANIFEST.sha256";
    private static final byte[] BROKEN = "<EOF>\n".getBytes(StandardCharsets.UTF_8);

    private final ZipOutputStream zip;
    private final Spelling spelling;
    private final StringBuilder manifest = new StringBuilder();
    private MessageDigest digest = sha256();
    private int part;
    private int records;

    Records(ZipOutputStream zip, Spelling spelling) {
      this.zip = zip;
      this.spelling = spelling;
    }

    @Override
    public void write(Object[] values, Action action, int version) throws IOException {
      String line = String.join("\t", spelling.texts(values, action, version)) + "\n";
      write(line.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean writeBroken() throws IOException {
      write(BROKEN);
      return true;
    }

    private void write(byte[] line) throws IOException {
      if (records == RECORDS_A_PART) {
        endPart();
      }
      if (records == 0) {
        part++;
        zip.putNextEntry(entry(partName()));
      }
      records++;
      digest.update(line);
      zip.write(line);
    }

    private String partName() {
      return "part-%05d.tsv".formatted(part);
    }

    private void endPart() throws IOException {
      zip.closeEntry();
      manifest.append(HexFormat.of().formatHex(digest.digest())).append("  ");
      manifest.append(partName()).append('\n');
      digest = sha256();
      records = 0;
    }

    @Override
    public void close() throws IOException {
      if (records > 0) {
        endPart();
      }
      zip.putNextEntry(entry(MANIFEST));
      zip.write(manifest.toString().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      zip.close();
    }

    /** Without the machine's clock in it: the same records, the same bytes. */
    private static ZipEntry entry(String name) {
      ZipEntry entry = new ZipEntry(name);
      entry.setTime(0);
      return entry;
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Cannot find SHA-256, which every Java has", e);
      }
    }
  }
}
