package citylake.sample.form;

import citylake.sample.land.City;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** One nested JSON object a line, UTF-8, gzip; corrections name the changed fields alone. */
record JsonLines(Habits habits) implements CityForm {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String BROKEN = "{\"retry\":";

  @Override
  public String name() {
    return "json-lines";
  }

  @Override
  public String ending() {
    return ".jsonl.gz";
  }

  @Override
  public boolean correctsInParts() {
    return true;
  }

  @Override
  public RecordWriter open(OutputStream bytes, Kind kind, City city) throws IOException {
    JsonGenerator json = JSON.createGenerator(new GZIPOutputStream(bytes));
    json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    return new Records(json, new NestedObject(kind, habits));
  }

  private record Records(JsonGenerator json, NestedObject object) implements RecordWriter {
    @Override
    public void write(Object[] values, Action action, int version) throws IOException {
      object.write(json, values, action, version);
    }

    @Override
    public boolean writeBroken() throws IOException {
      json.writeRaw("\n" + BROKEN);
      return true;
    }

    @Override
    public void close() throws IOException {
      json.close();
    }
  }
}
