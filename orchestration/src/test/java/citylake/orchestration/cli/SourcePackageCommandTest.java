package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcePackageCommandTest {
  @TempDir Path folder;

  private void declare(String file, String text) throws IOException {
    Path path = folder.resolve("sources").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void aFormatWhoseLibrariesTheJarDoesNotCarryIsRefused() throws IOException {
    declare(
        "cities/gridtown.yaml",
        """
        city: gridtown
        name: Gridtown
        city_code: "99GRID"
        city_code_system: invented
        vendor: sheets
        time_zone: Asia/Shanghai
        coordinate_system: {name: "EPSG:4326"}
        centre: {lon: 117.2, lat: 31.8}
        deadline: "01:00"
        contact: data desk
        onboarding: {state: live, wave: 2}
        dumps:
          incident: {files: "gridtown/cases_*.xlsx"}
        """);
    declare(
        "vendors/sheets/incident.odcs.yaml",
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: sheets.incident
        name: Cases
        version: 1.0.0
        status: active
        schema:
          - name: dump
            logicalType: object
            customProperties: [{property: format, value: xlsx}]
            properties:
              - {name: case_no, physicalName: No., logicalType: string, classification: internal, description: number}
        """);
    declare(
        "vendors/sheets/incident.sql",
        "SELECT case_no AS incident_no, '1' AS offence_no, 'reported' AS origin FROM dump");
    Typed typed =
        Typed.citylake(
            "source",
            "package",
            "--city",
            "gridtown",
            "--out",
            folder.resolve("out").toString(),
            "--sources",
            folder.resolve("sources").toString(),
            "--only-sources");

    assertThat(typed.exitCode()).isNotZero();
    assertThat(typed.err())
        .contains(
            "Cannot write a checker for city 'gridtown': its dump incident is of format xlsx, whose libraries the jar does not carry. Nothing was written; look at a file of it with: citylake source check");
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
