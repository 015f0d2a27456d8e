package citylake.etl.draft;

import citylake.etl.draft.Draft.DraftCell;
import citylake.etl.draft.Draft.DraftFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the files of a drafted source, as a folder that {@code --sources} takes. */
final class SourceDraft {
  private SourceDraft() {}

  /**
   * @param known with city, vendor and kind
   */
  static List<DraftFile> files(
      Known known,
      String file,
      FirstRead read,
      DegreeSystem degrees,
      List<DraftCell> cells,
      Optional<RepeatedKeys> repeated) {
    Roles roles = read.roles();
    String vendor = "vendors/" + known.vendor();
    String kind = known.kind();
    List<DraftFile> files = new ArrayList<>();
    files.add(
        new DraftFile(
            "cities/" + known.city() + ".yaml",
            CityDraft.text(known, file, roles, degrees, cells)));
    files.add(
        new DraftFile(
            vendor + "/" + kind + ".odcs.yaml",
            ContractDraft.text(known.vendor(), kind, file, read.cut().shape(), roles)));
    files.add(
        new DraftFile(vendor + "/" + kind + ".sql", SelectDraft.text(kind, file, roles, repeated)));
    KindForm form = KindForm.of(kind);
    if (form.code() != null) {
      codeColumn(roles)
          .ifPresent(
              column ->
                  files.add(
                      new DraftFile(vendor + "/" + form.codeList() + ".csv", codes(form, column))));
    }
    return List.copyOf(files);
  }

  static Optional<ColumnProfile> codeColumn(Roles roles) {
    return roles.column(Role.CODE).or(() -> roles.column(Role.TEXT));
  }

  /** Every code with how often it came; what it means in the standard is for people to say. */
  private static String codes(KindForm form, ColumnProfile column) {
    String empty = ",".repeat(form.codeListColumns().size());
    return "source_code,%s\n".formatted(String.join(",", form.codeListColumns()))
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
                            empty,
                            code.getValue()))
            .collect(Collectors.joining());
  }
}
