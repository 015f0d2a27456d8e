package citylake.orchestration.cli;

import citylake.governance.policy.GovernanceFolder;
import citylake.governance.user.NewUser;
import citylake.governance.user.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code citylake user add}: lets somebody log in. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description =
        "Adds somebody to users.yaml of the lake's governance folder, with a new password that is shown once or written to a file of their own; users.yaml keeps its hash alone.",
    footer = {
      "",
      "Examples:",
      "  citylake user add officer.a --role officer --city 980100 --district D1 --district D2",
      "  citylake user add approver.b --role city_approver --city 980200 --password-to approver.b.txt",
      "",
      "Exit codes: 0 added; 1 there is such a user, users come from a directory, or the policy has no such",
      "role; 3 no such lake"
    })
final class UserAddCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LakeOption lake;

  @Parameters(paramLabel = "NAME", description = "Name to log in by.")
  private String name;

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "Role of the policy; more than once: rights add up.")
  private List<String> roles;

  @Option(names = "--city", paramLabel = "CODE", description = "Code of the own city.")
  private String city;

  @Option(
      names = "--district",
      paramLabel = "CODE",
      description = "The own police district; more than once: all of them.")
  private Set<String> districts = new LinkedHashSet<>();

  @Option(
      names = "--password-to",
      paramLabel = "FILE",
      description = "Writes the password to a new file that you alone may read.")
  private Path passwordTo;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (!lake.exists()) {
      lake.openExisting(); // says what to do
    }
    if (passwordTo != null && Files.exists(passwordTo)) {
      throw new IllegalStateException(
          "Cannot write the password to %s: there is such a file. Nothing was changed."
              .formatted(passwordTo));
    }
    GovernanceFolder folder = GovernanceFolder.of(lake.home());
    if (Files.exists(folder.directory(), LinkOption.NOFOLLOW_LINKS)) {
      throw new IllegalStateException(
          "Cannot add %s: who may log in stands in the directory that %s names, and a second list would let in who has left it. Nothing was changed. Add them there, in a group that the file gives a role."
              .formatted(name, folder.directory()));
    }
    String password =
        NewUser.add(
            folder.users(),
            new User(name, roles, city, districts),
            folder.policy().roles().keySet());
    if (passwordTo != null) {
      Files.createFile(
          passwordTo,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(passwordTo, password + "\n");
    }
    String shown = passwordTo == null ? password : "in " + passwordTo;
    spec.commandLine()
        .getOut()
        .println(
            json
                ? Output.json(Map.of("user", name, "password", shown))
                : "%s may log in. The password, shown this once: %s".formatted(name, shown));
    return ExitCode.DONE;
  }
}
