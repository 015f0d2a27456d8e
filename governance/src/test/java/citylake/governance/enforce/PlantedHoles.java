package citylake.governance.enforce;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Faults that somebody might one day make in the policy's code, as changes of its sources: where
 * rows and masks are laid under a statement, where a view is made of slices, rows of rights, and
 * rights of policy, users and approvals.
 */
final class PlantedHoles {
  private static final String RULE = "GovernRelations";

  private PlantedHoles() {}

  /** A change of one source: words that it has once, and others in their place. */
  record Edit(String source, String from, String to) {}

  /** One fault. */
  record Hole(String name, List<Edit> edits) {
    Hole(String name, String source, String from, String to) {
      this(name, List.of(new Edit(source, from, to)));
    }

    Hole and(String source, String from, String to) {
      List<Edit> more = new ArrayList<>(edits);
      more.add(new Edit(source, from, to));
      return new Hole(name, more);
    }

    /** Without the last check, which refuses relations that no policy lies over. */
    Hole unchecked() {
      return and("AllowedNodes", "!GovernMark.isOn(relation)", "relation.name().isEmpty()");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Hole> all() {
    return Stream.of(inTheRule(), inTheSessions(), inTheViews(), inTheRows(), inTheRights())
        .flatMap(holes -> holes);
  }

  private static Stream<Hole> inTheRule() {
    return Stream.of(
        new Hole(
                "subqueries are left out",
                RULE,
                "return plan.transformUpWithSubqueries(",
                "if (org.apache.spark.sql.catalyst.analysis.AnalysisContext.get().outerPlan().isDefined()) { return plan; } return plan.transformUp(")
            .unchecked(),
        sparing(
            "what a WITH defines is left out",
            "if (node instanceof org.apache.spark.sql.catalyst.plans.logical.CTERelationDef) { below.add(node); }"),
        sparing(
            "the right side of a join is left out",
            "if (node instanceof org.apache.spark.sql.catalyst.plans.logical.Join join) { below.add(join.right()); }"),
        sparing(
            "the last part of a UNION is left out",
            "if (node instanceof org.apache.spark.sql.catalyst.plans.logical.Union union) { below.add(union.children().last()); }"),
        sparing(
            "the second part of an EXCEPT or INTERSECT is left out",
            "if (node instanceof org.apache.spark.sql.catalyst.plans.logical.SetOperation both) { below.add(both.right()); }"),
        sparing(
            "what is counted is left out",
            "if (node instanceof org.apache.spark.sql.catalyst.plans.logical.Aggregate) { below.add(node); }"),
        sparing(
            "what is sorted is left out",
            "if (node instanceof org.apache.spark.sql.catalyst.plans.logical.Sort) { below.add(node); }"),
        sparing(
            "what windows look at is left out",
            "if (node instanceof org.apache.spark.sql.catalyst.plans.logical.Window) { below.add(node); }"),
        new Hole(
                "a table is filtered once in a statement",
                RULE,
                "statement.reads(table);",
                "boolean isAgain = statement.tables().contains(table); statement.reads(table);")
            .and(
                RULE,
                "seen(rows, view, relation",
                "seen(rows, isAgain ? new TableView(null, view.columns(), view.cells()) : view, relation"),
        new Hole(
                "masks go by the name of a column, not by its field id",
                RULE,
                "presentNames.get(column.name())",
                "column.name()")
            .and(RULE, "`\"), name.getValue(), open)", "`\"), name.getKey(), open)"),
        new Hole(
            "masks are left off where rows are filtered",
            RULE,
            "columns.add(seen.as(column.name()))",
            "columns.add((view.rows() == null ? seen : functions.col(name)).as(column.name()))"),
        new Hole(
                "hidden columns are there, for SELECT * too",
                RULE,
                "view.columns().get(name)",
                "view.columns().getOrDefault(name, functions.col(name))")
            .and("GovernedSql", "view.shown().contains(column)", "view.shown().size() > 0"));
  }

  /** Relations below some nodes keep what the lake has. */
  private static Hole sparing(String name, String whichNodes) {
    return new Hole(
            name,
            RULE,
            "return plan.transformUpWithSubqueries(",
            """
            java.util.Set<LogicalPlan> spared =
                java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
            plan.foreachWithSubqueries(
                node -> {
                  List<LogicalPlan> below = new ArrayList<>();
                  %s
                  below.forEach(each -> each.foreach(one -> { spared.add(one); return null; }));
                  return null;
                });
            return plan.transformUpWithSubqueries("""
                .formatted(whichNodes))
        .and(
            RULE,
            "&& !GovernMark.isOn(relation);",
            "&& !GovernMark.isOn(relation) && !spared.contains(node);")
        .unchecked();
  }

  private static Stream<Hole> inTheSessions() {
    return Stream.of(
        new Hole(
                "a session goes on with the views of who used it before",
                "GovernedStatements",
                "running.put(session.session(), statement)",
                "running.putIfAbsent(session.session(), statement)")
            .and("GovernedStatements", "running.remove(session.session());", ""),
        new Hole(
            "views are kept from one asker to the next",
            "PolicyStanding",
            "private final Map<TableName, Optional<TableView>> views",
            "private static final Map<TableName, Optional<TableView>> views"),
        new Hole(
                "rights are kept from one purpose to the next",
                "PolicyRights",
                "private final Users users;",
                "private final java.util.Map<String, Standing> kept = new java.util.concurrent.ConcurrentHashMap<>(); private final Users users;")
            .and(
                "PolicyRights",
                "return new PolicyStanding(this, asker, now(asker));",
                "Standing fresh = new PolicyStanding(this, asker, now(asker)); Standing old = kept.putIfAbsent(asker.user(), fresh); return old == null ? fresh : old;"));
  }

  private static Stream<Hole> inTheViews() {
    return Stream.of(
        new Hole(
            "what is clear in some rows is clear in all",
            "TableSlices",
            "if (clear.size() == slices.size())",
            "if (!clear.isEmpty())"),
        new Hole(
            "what is masked in some rows is so in all",
            "TableSlices",
            "isForTheRest ? mask : when(in(masked), mask).otherwise(otherwise)",
            "mask"),
        new Hole(
            "rows of one slice are forgotten",
            "TableSlices",
            ".reduce(Column::or)",
            ".reduce((one, other) -> other)"),
        new Hole(
            "a right to masked values shows values",
            "Slice",
            "(!hasMask && reaches(masked, column.grade()))",
            "reaches(masked, column.grade())"),
        new Hole(
            "rows of small cells are counted",
            "Cells",
            "return rows == null ? shown : rows.and(shown);",
            "return rows == null ? lit(true) : rows;"),
        new Hole(
            "what gives a small cell away by subtraction is counted",
            "Cells",
            "return not(max(isSmall).over(total)).or(max(col(IS_ENOUGH)).over(upToThis));",
            "return not(isSmall);"),
        new Hole(
            "who sees rows by another right sees those of cells too",
            "State",
            "return others.isEmpty() ? slices : others;",
            "return slices;"),
        new Hole(
            "months that are not over are counted",
            "Cells",
            "counted.closed() == null ? counts : counts.and(isOver())",
            "counts"),
        new Hole(
            "who only counts sees what is public of each row",
            "Slice",
            ": Sight.HIDDEN;\n    }\n    boolean",
            ": column.grade() == Grade.PUBLIC ? Sight.CLEAR : Sight.HIDDEN;\n    }\n    boolean"),
        new Hole("a mask lowers by two grades", "Slice", ".oneLower()", ".oneLower().oneLower()"),
        new Hole(
            "an approval opens all columns",
            "Slice",
            "opened.contains(column.name())",
            "!opened.isEmpty()"));
  }

  private static Stream<Hole> inTheRows() {
    return Stream.of(
        new Hole(
            "a district of that name in any city",
            "RowConditions",
            "ownCity() .and(col(DISTRICT).isNotNull())",
            "col(DISTRICT).isNotNull()"),
        new Hole(
            "any district of the own city",
            "RowConditions",
            ".and(col(DISTRICT).isInCollection(new TreeSet<>(user.districts())))",
            ""),
        new Hole(
            "a stop is forgotten",
            "RowConditions",
            "return rows == null ? shared : rows.and(shared);",
            "return rows;"),
        new Hole(
            "an approval is about any city",
            "RowConditions",
            "col(CITY).equalTo(request.city())",
            "col(CITY).isNotNull()"),
        new Hole(
            "an approval is about any plate",
            "RowConditions",
            ".equalTo(lit(only.getValue()))",
            ".isNotNull()"),
        new Hole(
            "an approval has no end of hours",
            "RowConditions",
            "rows.and(at.lt(lit(Timestamp.from(request.eventsTo()))))",
            "rows"));
  }

  private static Stream<Hole> inTheRights() {
    return Stream.of(
        new Hole(
            "approvals of others count",
            "State",
            ".filter(approval -> approval.request().user().equals(user.name()))",
            ""),
        new Hole(
            "approvals for another case count",
            "State",
            "&& Objects.equals(approval.request().caseNo(), caseNo)",
            ""),
        new Hole(
            "withdrawn approvals count",
            "State",
            ".filter(approval -> approval.isInForce(at))",
            ""),
        new Hole(
            "a purpose covers every table",
            "State",
            "purpose .filter(given -> given.covers(table.name())) .ifPresent(",
            "purpose.ifPresent("),
        new Hole(
            "what needs a case needs none",
            "State",
            "if (right.isAbout(table.name()) && (hasCase || !right.needsCase()))",
            "if (right.isAbout(table.name()))"));
  }
}
