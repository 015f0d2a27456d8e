package citylake.governance.enforce;

import citylake.ddl.Grade;
import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.governance.approval.Approval;
import citylake.governance.approval.Approvals;
import citylake.governance.approval.Request;
import citylake.governance.gate.Concerned;
import citylake.governance.policy.Policy;
import citylake.governance.policy.Purpose;
import citylake.governance.policy.Role;
import citylake.governance.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;

/**
 * All that rights depend on, at one instant.
 *
 * @param purpose what the statement is for; empty where none was given
 * @param caseNo number of the case or task; null where none was given
 */
record State(
    Policy policy,
    User user,
    Optional<Purpose> purpose,
    String caseNo,
    Approvals approvals,
    Instant at) {
  private static final String ROW_STATE = "_state";

  /** What the user sees of a table for the statement's purpose. */
  Optional<TableView> view(TableContract table) {
    List<Slice> slices = new ArrayList<>(publicSlice(table));
    purpose
        .filter(given -> given.covers(table.name()))
        .ifPresent(
            given -> {
              slices.addAll(slicesOfRoles(table, given.needsCase()));
              approvalsFor(table)
                  .forEach(approval -> slices.addAll(sliceOf(table, approval.request())));
            });
    return new TableSlices(policy, table, withoutCounted(slices), at).view();
  }

  /** Codes of the cities whose rows of a table the statement may see; none for published ones. */
  Set<String> citiesOf(TableContract table) {
    Set<String> cities = new TreeSet<>();
    boolean isCovered = purpose.filter(given -> given.covers(table.name())).isPresent();
    if (!holdsRowsOfCities(table) || !isCovered) {
      return cities;
    }
    boolean hasCase = purpose.orElseThrow().needsCase();
    user.roles().stream()
        .map(policy.roles()::get)
        .filter(Objects::nonNull)
        .flatMap(role -> role.rights().stream())
        .filter(right -> right.isAbout(table.name()) && (hasCase || !right.needsCase()))
        .forEach(right -> cities.add(cityOf(right.where())));
    approvalsFor(table).forEach(approval -> cities.add(approval.request().city()));
    return cities;
  }

  /** Published summaries are about no city's rows. */
  static boolean holdsRowsOfCities(TableContract table) {
    return table.columnNames().contains("city_code") && !table.name().layer().equals("published");
  }

  private String cityOf(Role.Where where) {
    boolean isOwn = where == Role.Where.DISTRICT || where == Role.Where.CITY;
    return isOwn && user.city() != null ? user.city() : Concerned.ALL;
  }

  /** What the user could see of it for one purpose or another. */
  Optional<TableView> forAnyPurpose(TableContract table) {
    List<Slice> slices = new ArrayList<>(publicSlice(table));
    if (!policy.purposesOf(table.name()).isEmpty()) {
      slices.addAll(slicesOfRoles(table, true));
    }
    inForce(table).forEach(approval -> slices.addAll(sliceOf(table, approval.request())));
    return new TableSlices(policy, table, withoutCounted(slices), at).view();
  }

  /** What is PUBLIC in published tables is open to every user, for any purpose or none. */
  private static List<Slice> publicSlice(TableContract table) {
    boolean isOpen =
        table.name().layer().equals("published")
            && table.columns().stream().anyMatch(column -> column.grade() == Grade.PUBLIC);
    return isOpen
        ? List.of(new Slice(null, Optional.of(Grade.PUBLIC), Optional.empty(), Set.of()))
        : List.of();
  }

  private List<Slice> slicesOfRoles(TableContract table, boolean hasCase) {
    RowConditions conditions = new RowConditions(table, user, approvals.stopped());
    List<Slice> slices = new ArrayList<>();
    for (Role role :
        user.roles().stream().map(policy.roles()::get).filter(Objects::nonNull).toList()) {
      for (Role.Right right : role.rights()) {
        if (right.isAbout(table.name()) && (hasCase || !right.needsCase())) {
          conditions
              .of(right.where())
              .ifPresent(rows -> slice(table, right, rows.rows()).ifPresent(slices::add));
        }
      }
    }
    return slices;
  }

  /**
   * Cells less the rows that one sees otherwise would be smaller cells: so one does not see both.
   */
  private static List<Slice> withoutCounted(List<Slice> slices) {
    List<Slice> others = slices.stream().filter(slice -> slice.counted().isEmpty()).toList();
    return others.isEmpty() ? slices : others;
  }

  private Optional<Slice> slice(TableContract table, Role.Right right, Column rows) {
    if (!right.counts()) {
      return Optional.of(new Slice(rows, right.clear(), right.masked(), Set.of()));
    }
    return Optional.ofNullable(policy.counted().get(table.name()))
        .map(counted -> Slice.ofCells(Cells.shown(rows), counted));
  }

  /** Whether the user may ask for these sightings at all, by an approval or by a role. */
  boolean opens(AskedSightings asked) {
    TableContract table = TableContracts.of(AskedSightings.TABLE);
    Optional<Purpose> given = purpose.filter(each -> each.covers(table.name()));
    return given.isPresent()
        && (approvalsFor(table).stream()
                .map(Approval::request)
                .anyMatch(request -> asked.isAnyOf(request) && !sliceOf(table, request).isEmpty())
            || slicesOfRoles(table, given.get().needsCase()).stream()
                .anyMatch(
                    slice ->
                        slice.sight(policy, table.column(asked.column())) == Slice.Sight.CLEAR));
  }

  /** Approvals that this very statement may rest on. */
  List<Approval> approvalsFor(TableContract table) {
    return inForce(table).stream()
        .filter(
            approval ->
                purpose.filter(each -> each.code().equals(approval.request().purpose())).isPresent()
                    && Objects.equals(approval.request().caseNo(), caseNo))
        .toList();
  }

  private List<Approval> inForce(TableContract table) {
    return approvals.all().stream()
        .filter(approval -> approval.isInForce(at))
        .filter(approval -> approval.request().user().equals(user.name()))
        .filter(approval -> approval.request().table().equals(table.name().toString()))
        .toList();
  }

  /**
   * The columns that an approval names and no other but PUBLIC ones. What it names by a value tells
   * nothing more where it is shown, and that a row was taken back must not be hidden from who sees
   * it.
   */
  private List<Slice> sliceOf(TableContract table, Request request) {
    Set<String> opened = new HashSet<>(request.columns());
    opened.addAll(request.only().keySet());
    opened.add(ROW_STATE);
    return new RowConditions(table, user, approvals.stopped())
            .of(request)
            .map(
                rows -> new Slice(rows.rows(), Optional.of(Grade.PUBLIC), Optional.empty(), opened))
            .stream()
            .toList();
  }
}
