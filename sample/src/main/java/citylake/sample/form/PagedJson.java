package citylake.sample.form;

import citylake.sample.land.City;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** The answers of a REST export as they came, one page a line: a code, a page number, 500 items. */
record PagedJson(Habits habits) implements CityForm {
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public String name() {
    return "paged-json";
  }

  @Override
  public String ending() {
    return ".json.gz";
  }

  @Override
  public boolean correctsInParts() {
    return false;
  }

  @Override
  public RecordWriter open(OutputStream bytes, Kind kind, City city) throws IOException {
    JsonGenerator json = JSON.createGenerator(new GZIPOutputStream(bytes));
    json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    return new Records(json, new NestedObject(kind, habits));
  }

  private static final class Records implements RecordWriter {
    private static final int ITEMS_A_PAGE = 500;

    private final JsonGenerator json;
    private final NestedObject object;
    private int records;

    Records(JsonGenerator json, NestedObject object) {
      this.json = json;
      this.object = object;
    }

    @Override
    public void write(Object[] values, Action action, int version) throws IOException {
      if (records % ITEMS_A_PAGE == 0) {
        endPage();
        json.writeStartObject();
        json.writeNumberField("code", 0);
        json.writeNumberField("page", records / ITEMS_A_PAGE + 1);
        json.writeNumberField("pageSize", ITEMS_A_PAGE);
        json.writeArrayFieldStart("items");
      }
      records++;
      object.write(json, values, action, version);
    }

    private void endPage() throws IOException {
      if (records > 0) {
        json.writeEndArray();
        json.writeEndObject();
      }
    }

    /** A broken item would break its whole page. */
    @Override
    public boolean writeBroken() {
      return false;
    }

    @Override
    public void close() throws IOException {
      endPage();
      json.close();
    }
  }
}
