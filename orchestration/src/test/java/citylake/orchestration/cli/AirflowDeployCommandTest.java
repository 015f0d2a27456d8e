package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deployment refuses before it speaks with Airflow; here none runs. */
class AirflowDeployCommandTest {
  private static final String NO_AIRFLOW = "Cannot find a running Airflow";

  @TempDir private Path folder;

  @Test
  void aFolderOfDumpsThatIsNotThereIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    for (String dumps : new String[] {folder + "/nowhere", file.toString(), "file://" + file}) {
      Typed typed = deploy("--dumps", dumps);

      assertThat(typed.exitCode()).isEqualTo(1);
      assertThat(typed.err())
          .startsWith(
              "Invalid dump folder: %s does not exist, or is no folder. Nothing was deployed; nights run as they were deployed before. Name the folder that holds the cities' dumps with --dumps."
                  .formatted(dumps.replace("file://", "")));
    }
  }

  @Test
  void aFolderThatIsThereOrCannotBeSeenFromHereIsNot() {
    assertThat(deploy("--dumps", folder.toString()).err()).startsWith(NO_AIRFLOW);
    assertThat(deploy("--dumps", "s3a://province/dumps").err()).startsWith(NO_AIRFLOW);
    assertThat(
            deploy(
                    "--dumps",
                    "/of/another/machine",
                    "--launcher",
                    "/of/another/citylake",
                    "--dags",
                    folder + "/dags",
                    "--files-only")
                .exitCode())
        .isZero();
  }

  @Test
  void aZoneThatDoesNotExistIsAFaultOfTheCommandLine() {
    Typed typed = deploy("--dumps", folder.toString(), "--zone", "Asia/Atlantis");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err())
        .startsWith(
            "Invalid time zone (wanted: a name such as Asia/Shanghai): Asia/Atlantis. Nothing was deployed.");
  }

  @Test
  void aLoginThatIsForNoServerIsToldNotUsed() {
    assertThat(AirflowServerOption.notUsed("night", "secret"))
        .hasValue(
            "Not used: user night, CITYLAKE_AIRFLOW_PASSWORD. The Airflow of this machine has a login of its own; another one is named with --server or CITYLAKE_AIRFLOW_URL.");
    assertThat(AirflowServerOption.notUsed("citylake", null)).isEmpty();
    assertThat(deploy("--dumps", folder.toString(), "--user", "night").err())
        .startsWith("Not used: user night. ");
  }

  private Typed deploy(String... options) {
    String[] line = new String[options.length + 4];
    line[0] = "airflow";
    line[1] = "deploy";
    line[2] = "--home";
    line[3] = folder.resolve("airflow").toString();
    System.arraycopy(options, 0, line, 4, options.length);
    return Typed.citylake(line);
  }
}
