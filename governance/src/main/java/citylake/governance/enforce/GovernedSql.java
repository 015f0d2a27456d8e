package citylake.governance.enforce;

import citylake.ddl.TableName;
import citylake.governance.gate.Admission;
import citylake.governance.gate.Asker;
import citylake.governance.gate.Concerned;
import citylake.governance.gate.Denied;
import citylake.governance.gate.StatementGate;
import citylake.governance.gate.VisibleTable;
import citylake.lake.InvalidSql;
import citylake.lake.LakeCatalog;
import citylake.lake.ReleasedSession;
import citylake.lake.ShownColumns;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.Option;
import scala.Tuple3;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/** The gate in front of the released lake: Spark under the policy's rules. */
public final class GovernedSql implements StatementGate {
  /** What everybody may read something of. */
  private static final String USUAL_SCHEMA = "published";

  private final GovernedStatements statements;
  private final Rights rights;
  private final SightingFunctions functions;

  /**
   * @param session gives its cores; its own statements go on without rules
   * @param rights what askers may see, asked anew for each statement
   */
  public GovernedSql(SparkSession session, LakeCatalog catalog, Rights rights) {
    this(session, catalog, rights, null);
  }

  /**
   * @param trips makes trips of sightings, for {@code trips_for_case}
   */
  public GovernedSql(
      SparkSession session, LakeCatalog catalog, Rights rights, UnaryOperator<Dataset<Row>> trips) {
    this.statements = new GovernedStatements(session, catalog);
    this.rights = rights;
    this.functions = new SightingFunctions(trips);
  }

  @Override
  public Admission admit(Asker asker, String sql) throws Denied {
    Rights.Standing standing = rights.of(asker);
    ReleasedSession session = statements.take();
    try {
      return admit(standing, session, asker.schema(), sql);
    } catch (Refusal e) {
      statements.giveBack(session);
      throw e.denied();
    } catch (StackOverflowError e) {
      statements.giveBack(session);
      throw new Denied(
          Denied.TOO_COMPLEX,
          "Cannot run the statement: it is nested too deeply. Nothing was run. Take it apart, e.g. with WITH.");
    } catch (RuntimeException | Error e) {
      statements.giveBack(session);
      throw e;
    } catch (Exception e) {
      statements.giveBack(session);
      throw failed(e);
    }
  }

  private Admission admit(
      Rights.Standing standing, ReleasedSession session, String schema, String sql)
      throws Exception {
    GovernedStatements.Statement statement = statements.begin(session, standing);
    session.pin(shown(standing));
    session.lookIn(schema == null ? USUAL_SCHEMA : schema);
    AskedStatement asked = AskedStatement.of(parse(session.session(), sql), functions);
    try {
      Dataset<Row> rows = analysed(session.session(), asked, standing);
      return new Admitted(rows, List.copyOf(statement.tables()), standing, session);
    } catch (Refusal e) {
      throw standing.told(e.denied(), asked.tables());
    } catch (Exception e) { // Spark does not declare what it throws
      // A name that is not there may be one that the asker has no right to.
      Denied missing =
          e instanceof AnalysisException ? standing.missing(asked.tables(), asked.names()) : null;
      throw missing == null ? e : standing.told(missing, asked.tables());
    }
  }

  private Dataset<Row> analysed(
      SparkSession session, AskedStatement asked, Rights.Standing standing) {
    var own = (org.apache.spark.sql.classic.SparkSession) session;
    Dataset<Row> rows = PlanRows.of(own, withFunctions(own, asked.plan(), standing));
    ExpandedSize.refuseTooLarge(PlanRows.plan(rows));
    return asked.isExplain() ? Explanation.of(own, PlanRows.plan(rows)) : rows;
  }

  private LogicalPlan withFunctions(
      org.apache.spark.sql.classic.SparkSession session,
      LogicalPlan asked,
      Rights.Standing standing) {
    return asked.transformUpWithSubqueries(
        new AbstractPartialFunction<LogicalPlan, LogicalPlan>() {
          @Override
          public boolean isDefinedAt(LogicalPlan node) {
            return node instanceof UnresolvedTableValuedFunction || node instanceof UnresolvedWith;
          }

          @Override
          public LogicalPlan apply(LogicalPlan node) {
            return node instanceof UnresolvedWith with
                ? withFunctions(session, with, standing)
                : functions.rows(session, (UnresolvedTableValuedFunction) node, standing);
          }
        });
  }

  /** What a WITH names are no children of it, so Spark's own walk leaves them out. */
  private LogicalPlan withFunctions(
      org.apache.spark.sql.classic.SparkSession session,
      UnresolvedWith with,
      Rights.Standing standing) {
    List<Tuple3<String, SubqueryAlias, Option<Object>>> named =
        CollectionConverters.asJava(with.cteRelations()).stream()
            .map(
                each ->
                    new Tuple3<>(
                        each._1(),
                        (SubqueryAlias) withFunctions(session, (LogicalPlan) each._2(), standing),
                        each._3()))
            .toList();
    return with.copy(
        with.child(), CollectionConverters.asScala(named).toSeq(), with.allowRecursion());
  }

  private static LogicalPlan parse(SparkSession session, String sql) throws Exception {
    StatementSize.refuseTooLargeToParse(sql);
    return ((org.apache.spark.sql.classic.SparkSession) session)
        .sessionState()
        .sqlParser()
        .parsePlan(sql);
  }

  private static ShownColumns shown(Rights.Standing standing) {
    return new ShownColumns() {
      @Override
      public boolean shows(TableName table) {
        return standing.of(table).isPresent();
      }

      @Override
      public boolean shows(TableName table, String column) {
        return standing.of(table).filter(view -> view.shown().contains(column)).isPresent();
      }
    };
  }

  /** Spark's errors of parsing and analysing speak of the statement alone. */
  private static Denied failed(Exception e) {
    if (e instanceof Denied denied) {
      return denied;
    }
    String state = e instanceof SparkThrowable spark ? spark.getSqlState() : null;
    String message =
        e instanceof AnalysisException refused ? InvalidSql.message(refused) : e.getMessage();
    return new Denied(state == null ? Denied.NOT_ALLOWED : state, message);
  }

  @Override
  public List<VisibleTable> visible(Asker asker) throws Denied {
    return rights.visible(asker);
  }

  @Override
  public void close() {
    statements.close();
  }

  private final class Admitted implements Admission {
    private final Dataset<Row> rows;
    private final List<TableName> tables;
    private final Rights.Standing standing;
    private final ReleasedSession session;
    private final AtomicBoolean isOpen = new AtomicBoolean(true);

    private Admitted(
        Dataset<Row> rows,
        List<TableName> tables,
        Rights.Standing standing,
        ReleasedSession session) {
      this.rows = rows;
      this.tables = tables;
      this.standing = standing;
      this.session = session;
    }

    @Override
    public Dataset<Row> rows() {
      return rows;
    }

    @Override
    public List<String> tables() {
      return tables.stream().map(TableName::toString).toList();
    }

    @Override
    public Concerned concerned() {
      return standing.concerned(tables);
    }

    @Override
    public void recheck() throws Denied {
      standing.recheck(tables);
    }

    @Override
    public void close() {
      if (isOpen.getAndSet(false)) {
        statements.giveBack(session);
      }
    }
  }
}
