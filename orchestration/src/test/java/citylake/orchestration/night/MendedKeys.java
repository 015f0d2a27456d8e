package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A mended SELECT that changes more than values: another key for every incident, and all offences
 * of one incident under one key. Every row differs, and fewer are left.
 */
public final class MendedKeys {
  private MendedKeys() {}

  /** Mends the sample's pipe text below this folder of sources. */
  public static void in(Path sources) throws IOException {
    Path select = sources.resolve("vendors/pipe-text/incident.sql");
    String text = Files.readString(select);
    String mended =
        text.replace(
                "nullif(trim(ajbh), '') AS incident_no",
                "concat('M', nullif(trim(ajbh), '')) AS incident_no")
            .replace(
                "nullif(trim(zmxh), '') AS offence_no",
                "CASE WHEN trim(zmxh) <> '' THEN '1' END AS offence_no");
    assertThat(mended).isNotEqualTo(text);
    Files.writeString(select, mended);
  }
}
