package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RefusedArgumentsTest {
  @Test
  void aFaultStandsAloneAndNamesTheHelp() {
    assertThat(said("night", "--date", "yesterday"))
        .isEqualTo(
            """
            Invalid value for option '--date': 'yesterday' is no date (wanted: year-month-day, e.g. 2026-03-02)
            Help: citylake night --help
            """);
  }

  @Test
  void aMisspeltCommandIsToldWhatIsLikeIt() {
    assertThat(said("nigth")).contains("Unmatched argument", "nigth", "night");
  }

  @Test
  void aFaultOfAGroupShowsItsCommands() {
    assertThat(said("source", "--nonsense"))
        .startsWith("Unknown option: '--nonsense'")
        .contains("Commands:", "new", "check");
  }

  @Test
  void helpIsACommandToo() {
    Typed night = Typed.citylake("help", "night");

    assertThat(night.exitCode()).isZero();
    assertThat(night.out()).isEqualTo(Typed.citylake("night", "--help").out());
  }

  private static String said(String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine command = Citylake.commandLine().setErr(new PrintWriter(said));
    assertThat(command.execute(arguments)).isEqualTo(ExitCode.USAGE);
    return said.toString();
  }
}
