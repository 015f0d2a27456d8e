package citylake.governance.enforce;

import citylake.governance.approval.ApprovalDesk;
import citylake.governance.gate.StatementGate;
import citylake.governance.policy.GovernanceFolder;
import citylake.governance.user.UserFile;
import citylake.lake.LakeCatalog;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.spark.sql.SparkSession;

/** Opens a gate by the policy's classes as the loader of this one knows them. */
public final class GateOfTheProvince {
  private GateOfTheProvince() {}

  /**
   * @param folder of governance: users and approvals
   */
  public static StatementGate open(
      SparkSession session, LakeCatalog catalog, Path folder, Clock clock) {
    GovernanceFolder governance = new GovernanceFolder(folder);
    ApprovalDesk desk =
        new ApprovalDesk(governance.approvals(), governance::policy, event -> {}, clock);
    return new GovernedSql(
        session,
        catalog,
        new PolicyRights(governance, new UserFile(governance.users()), desk),
        sightings -> sightings);
  }
}
