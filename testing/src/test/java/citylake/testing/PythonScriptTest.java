package citylake.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PythonScriptTest {
  /** Stands for an interpreter: takes the script as its first argument. */
  private static final PythonScript SHELL = new PythonScript(List.of("sh", "-c"));

  @Test
  void saysWhatTheScriptPrints() throws Exception {
    assertThat(SHELL.said("echo one; echo two; echo aside >&2")).containsExactly("one", "two");
  }

  @Test
  void aScriptThatFailsIsToldWithItsComplaint() {
    assertThatThrownBy(() -> SHELL.said("echo 'no such claim' >&2; exit 3"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Failed to run [sh, -c]: no such claim");
  }

  @Test
  void packagesThatCannotBeInstalledAreToldWithHowToGetThem() {
    assertThatThrownBy(() -> PythonScript.withPackages("nothing", "independent_readers.py"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "Cannot run python/independent_readers.py: the packages of python/nothing.lock could not be installed. To get them: ./.ci/python nothing, with a network or an index of packages that pip knows.")
        .hasMessageContaining("Invalid part of .ci/python");
  }
}
