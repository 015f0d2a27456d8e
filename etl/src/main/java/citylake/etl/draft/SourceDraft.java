package citylake.etl.draft;

import citylake.etl.draft.Draft.DraftCell;
import citylake.etl.draft.Draft.DraftFile;
import citylake.etl.format.DumpShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the files of a drafted source, as a folder that {@code --sources} takes. */
final class SourceDraft {
  private SourceDraft() {}

  static List<DraftFile> files(
      String id,
      String kind,
      String file,
      DumpShape shape,
      Roles roles,
      String proj4,
      List<DraftCell> cells) {
    String vendor = "vendors/" + id.replace('_', '-');
    List<DraftFile> files = new ArrayList<>();
    files.add(new DraftFile("cities/" + id + ".yaml", city(id, kind, file, roles, proj4, cells)));
    files.add(
        new DraftFile(
            vendor + "/" + kind + ".odcs.yaml", ContractDraft.text(id, kind, file, shape, roles)));
    files.add(new DraftFile(vendor + "/" + kind + ".sql", SelectDraft.text(kind, file, roles)));
    codeColumn(roles)
        .ifPresent(column -> files.add(new DraftFile(codeList(vendor, kind), codes(kind, column))));
    return List.copyOf(files);
  }

  static java.util.Optional<ColumnProfile> codeColumn(Roles roles) {
    return roles.column(Role.CODE).or(() -> roles.column(Role.TEXT));
  }

  private static String codeList(String vendor, String kind) {
    return vendor + (kind.equals("crash") ? "/crashes.csv" : "/offences.csv");
  }

  /** Every code with how often it came; what it means in the standard is for people to say. */
  private static String codes(String kind, ColumnProfile column) {
    String header =
        kind.equals("crash") ? "source_code,crash_code,note\n" : "source_code,iccs,origin,note\n";
    String between = kind.equals("crash") ? ",," : ",,,";
    return header
        + column.values().entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(
                code ->
                    "\"%s\"%s%d records in the sample\n"
                        .formatted(
                            code.getKey().replaceAll("[\r\n]+", " ").replace("\"", "\"\""),
                            between,
                            code.getValue()))
            .collect(Collectors.joining());
  }

  private static String city(
      String id, String kind, String file, Roles roles, String proj4, List<DraftCell> cells) {
    boolean isInDegrees = proj4 == null;
    DraftCell centre = cells.isEmpty() ? new DraftCell(0, 0, 0) : cells.get(0);
    return """
        # Draft from %s. Lines marked "ask" cannot be read from a file.
        city: %s
        name: %s
        city_code: "%s"                # ask: the city's code in the system below
        city_code_system: not known    # ask
        vendor: %s
        time_zone: UTC                 # ask: the zone of the wall clock, e.g. America/Denver
        coordinate_system: %s%s
        centre: {lon: %s, lat: %s}%s
        deadline: "01:00"              # ask: when its dumps are there
        contact: not known             # ask
        onboarding: {state: testing, wave: 1}
        dumps:
          %s: {files: %s}
        """
        .formatted(
            file,
            id,
            ContractDraft.quoted(id.replace('_', ' ')),
            id,
            id.replace('_', '-'),
            isInDegrees
                ? "{name: \"EPSG:4326\"}"
                : "{name: given, proj4: %s}".formatted(ContractDraft.quoted(proj4)),
            isInDegrees && roles.column(Role.X).isPresent() && !PlaceRoles.isInDegrees(roles)
                ? "  # ask: the file's coordinates are projected"
                : "",
            String.format(Locale.ROOT, "%.4f", centre.lon()),
            String.format(Locale.ROOT, "%.4f", centre.lat()),
            cells.isEmpty() ? "         # ask" : "",
            kind,
            ContractDraft.quoted("**/" + file));
  }
}
