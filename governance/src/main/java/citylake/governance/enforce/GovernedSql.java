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
import java.util.Set;
import java.util.TreeSet;
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
    String schema = asker.schemaOr(USUAL_SCHEMA);
    ReleasedSession session = statements.take();
    Set<TableName> named = new TreeSet<>();
    try {
      return admit(asker, session, schema, sql, named);
    } catch (Refusal e) {
      statements.giveBack(session);
      throw NamedTables.told(e.denied(), named);
    } catch (StackOverflowError e) {
      statements.giveBack(session);
      throw NamedTables.told(
          new Denied(
              Denied.TOO_COMPLEX,
              "Cannot run the statement: it is nested too deeply. Nothing was run. Take it apart, e.g. with WITH."),
          named);
    } catch (Error e) { // ended by force, or for want of memory: nobody knows in what state
      statements.throwAway(session);
      throw e;
    } catch (RuntimeException e) {
      statements.giveBack(session);
      throw e;
    } catch (Exception e) {
      statements.giveBack(session);
      throw NamedTables.told(failed(e), named);
    }
  }

  /**
   * @param named takes what tables the statement names, also where it is then denied
   */
  private Admission admit(
      Asker asker, ReleasedSession session, String schema, String sql, Set<TableName> named)
      throws Exception {
    Rights.Standing standing;
    try {
      standing = rights.of(asker);
    } catch (Denied e) {
      addNames(session, schema, sql, named);
      throw e;
    }
    GovernedStatements.Statement statement = statements.begin(session, standing);
    session.pin(shown(standing));
    session.lookIn(schema);
    LogicalPlan parsed = parse(session.session(), sql);
    named.addAll(NamedTables.of(parsed, schema));
    AskedStatement asked = AskedStatement.of(parsed, functions);
    try {
      Dataset<Row> rows = analysed(session.session(), asked, standing);
      return new Admitted(rows, List.copyOf(statement.tables()), standing, session);
    } catch (Exception e) { // Spark does not declare what it throws
      // A name that is not there may be one that the asker has no right to.
      Denied missing =
          e instanceof AnalysisException ? standing.missing(named, asked.names()) : null;
      throw missing == null ? e : missing;
    }
  }

  /** Of a statement that is not looked at further, because of who asks or what for. */
  private static void addNames(
      ReleasedSession session, String schema, String sql, Set<TableName> named) {
    try {
      named.addAll(NamedTables.of(parse(session.session(), sql), schema));
    } catch (Exception | StackOverflowError e) {
      // It is denied anyway, and names nothing that could be understood.
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
  public Set<String> purposes() throws Denied {
    return rights.purposes();
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

    @Override
    public void abandon() {
      if (isOpen.getAndSet(false)) {
        statements.throwAway(session);
      }
    }
  }
}
