package citylake.etl.draft;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells JSON lines from pages of a REST export, by the first documents of a file. */
final class JsonSigns {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String A_LIST = "[";
  private static final String ROOT = ".";

  /** Members that a page has beside its records. */
  private static final Pattern OF_A_PAGE =
      Pattern.compile(
          "(?i)pages?|page_?(no|num|number|size|count)|total\\w*|next\\w*|has_?(next|more)|cursor");

  private static final Pattern TOTAL = Pattern.compile("(?i)total(_?(count|records|elements))?");
  private static final int MOST_TOKENS = 100_000;

  private String list;
  private String total;
  private boolean hasPageMember;
  private long documents;

  private JsonSigns() {}

  /** Empty where not one document can be read. */
  static Optional<FoundFormat> of(byte[] bytes) {
    JsonSigns signs = new JsonSigns();
    signs.look(bytes);
    return signs.documents == 0 && signs.list == null
        ? Optional.empty()
        : Optional.of(signs.found());
  }

  private void look(byte[] bytes) {
    try (JsonParser json = JSON.createParser(bytes)) {
      JsonToken token = json.nextToken();
      for (int i = 0; token != null && i < MOST_TOKENS && documents < 2; i++) {
        take(json.getParsingContext(), token);
        token = json.nextToken();
      }
    } catch (IOException e) {
      return; // what was seen before says enough, or nothing
    }
  }

  private void take(JsonStreamContext context, JsonToken token) {
    if (token == JsonToken.START_OBJECT && context.getParent().inArray() && list == null) {
      list = path(context.getParent().getParent());
    }
    boolean isEnd = token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY;
    documents += isEnd && context.inRoot() ? 1 : 0;
    String name = context.getCurrentName();
    if (name == null || path(context).contains(A_LIST)) {
      return;
    }
    if (token == JsonToken.FIELD_NAME) {
      hasPageMember |= OF_A_PAGE.matcher(name).matches();
    } else if (token == JsonToken.VALUE_NUMBER_INT && TOTAL.matcher(name).matches()) {
      total = path(context);
    }
  }

  /** Members' names from the root down, a mark for each list; a dot for the root itself. */
  private static String path(JsonStreamContext context) {
    Deque<String> steps = new ArrayDeque<>();
    for (JsonStreamContext at = context; !at.inRoot(); at = at.getParent()) {
      String step = at.inArray() ? A_LIST : at.getCurrentName();
      if (step != null) {
        steps.addFirst(step);
      }
    }
    return steps.isEmpty() ? ROOT : String.join(".", steps);
  }

  private FoundFormat found() {
    boolean isPaged = list != null && (list.equals(ROOT) || hasPageMember || documents < 2);
    if (!isPaged) {
      return new FoundFormat("json-lines", Map.of(), "each line is a JSON object of its own", "");
    }
    return new FoundFormat(
        "paged-json",
        Map.of("records", list),
        "its pages have a list of objects at '%s'".formatted(list),
        total == null
            ? "nothing in a page tells how many records there are: missing pages are not noticed"
            : "declare total: %s if it counts the records of all pages, so that missing ones are noticed"
                .formatted(total));
  }
}
