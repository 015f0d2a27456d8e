package citylake.governance.policy;

import citylake.lake.LakeHome;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder of a lake in which governance keeps what it goes by: {@code policy.yaml} (the built-in
 * one where there is none), {@code users.yaml} or {@code directory.yaml}, {@code approvals.jsonl},
 * {@code approval-log}.
 */
public final class GovernanceFolder {
  private static final String BUILT_IN = "/citylake/governance/policy/policy.yaml";

  private final Path folder;
  private final Declaration<Policy> own;
  private Policy builtIn;

  public GovernanceFolder(Path folder) {
    this.folder = folder;
    this.own = new Declaration<>(folder.resolve("policy.yaml"), PolicyReader::read);
  }

  public static GovernanceFolder of(LakeHome home) {
    return new GovernanceFolder(home.local().resolve("governance"));
  }

  /**
   * The policy as of now.
   *
   * @throws IllegalStateException where it cannot be read or is not valid: nothing is answered
   */
  public Policy policy() {
    return Files.exists(folder.resolve("policy.yaml")) ? own.now() : builtIn();
  }

  private synchronized Policy builtIn() {
    if (builtIn == null) {
      List<String> faults = new ArrayList<>();
      try (InputStream text = GovernanceFolder.class.getResourceAsStream(BUILT_IN)) {
        builtIn = PolicyReader.read(new YAMLMapper().readTree(text), faults);
      } catch (IOException e) {
        throw new IllegalStateException("Cannot read the built-in policy", e);
      }
      if (!faults.isEmpty()) {
        throw new IllegalStateException("Invalid built-in policy: " + String.join("; ", faults));
      }
    }
    return builtIn;
  }

  public Path users() {
    return folder.resolve("users.yaml");
  }

  /** Where it is there, users are those of a directory, and {@link #users} is not read. */
  public Path directory() {
    return folder.resolve("directory.yaml");
  }

  public Path approvals() {
    return folder.resolve("approvals.jsonl");
  }

  /** The access log of a lake's gateway, where it was not named another. */
  public static Path accessLog(LakeHome home) {
    return home.local().resolve("access-log");
  }

  /** The access log of requests and decisions. */
  public Path approvalLog() {
    return folder.resolve("approval-log");
  }
}
