package citylake.orchestration.night;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A town for each format whose files are text, all with the same cases. */
final class FormatTowns {
  private FormatTowns() {}

  static List<FormatTown> all() {
    List<FormatTown> towns = new ArrayList<>();
    towns.add(jsonLines());
    towns.add(xml());
    towns.add(fixedWidth());
    towns.add(mysqlDump());
    towns.add(pagedJson());
    towns.addAll(BinaryTowns.all());
    return towns;
  }

  private static String lines(String form) {
    return FormatTown.cases().stream()
        .map(fields -> form.formatted(fields.toArray()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static FormatTown jsonLines() {
    String form =
        "{\"case\":{\"no\":\"%s\",\"kinds\":[\"%s\"]},\"at\":\"%s\",\"place\":{\"lon\":%s,\"lat\":%s}}";
    return new FormatTown(
        "json-lines",
        Map.of(),
        List.of("case.no", "case.kinds[0]", "at", "place.lon", "place.lat"),
        lines(form).getBytes(StandardCharsets.UTF_8));
  }

  private static FormatTown pagedJson() {
    String form = "{\"case_no\":\"%s\",\"code\":\"%s\",\"at\":\"%s\",\"lon\":%s,\"lat\":%s}";
    String page = "{\"total\":%d,\"data\":[%s]}";
    List<String> records =
        FormatTown.cases().stream().map(fields -> form.formatted(fields.toArray())).toList();
    int half = records.size() / 2;
    String pages =
        page.formatted(records.size(), String.join(",", records.subList(0, half)))
            + page.formatted(records.size(), String.join(",", records.subList(half, 2 * half)));
    return new FormatTown(
        "paged-json",
        Map.of("records", "data", "total", "total"),
        FormatTown.FIELDS,
        pages.getBytes(StandardCharsets.UTF_8));
  }

  private static FormatTown xml() {
    String form =
        "<CaseObject no=\"%s\"><Kind>%s</Kind><At>%s</At><Place><Lon>%s</Lon><Lat>%s</Lat></Place></CaseObject>";
    return new FormatTown(
        "xml",
        Map.of("encoding", "UTF-8", "record", "CaseObject"),
        List.of("@no", "Kind", "At", "Place.Lon", "Place.Lat"),
        ("<Cases>" + lines(form) + "</Cases>").getBytes(StandardCharsets.UTF_8));
  }

  private static FormatTown fixedWidth() {
    return new FormatTown(
        "fixed-width",
        Map.of("encoding", "GB18030"),
        List.of("1-6", "7-10", "11-26", "27-36", "37-46"),
        lines("%-6s%-4s%-16s%10s%10s").getBytes(Charset.forName("GB18030")));
  }

  private static FormatTown mysqlDump() {
    String rows =
        FormatTown.cases().stream()
            .map(fields -> "('%s','%s','%s',%s,%s)".formatted(fields.toArray()))
            .collect(Collectors.joining(","));
    String dump =
        "CREATE TABLE `cases` (`%s` text);\nINSERT INTO `cases` VALUES %s;\n"
            .formatted(String.join("` text, `", FormatTown.FIELDS), rows);
    return new FormatTown(
        "mysql-dump",
        Map.of("encoding", "UTF-8", "table", "cases"),
        FormatTown.FIELDS,
        dump.getBytes(StandardCharsets.UTF_8));
  }
}
