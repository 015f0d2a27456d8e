package citylake.orchestration.night;

import citylake.ddl.TableName;
import citylake.etl.outcome.Numbering;
import citylake.etl.standard.StandardKind;
import citylake.lake.NightTables;
import citylake.orchestration.delivery.Delivery;
import citylake.orchestration.delivery.Intake;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** What the steps of one night share: its tables, what was delivered, and what became of it. */
final class NightContext implements AutoCloseable {
  private final NightSettings settings;
  private final SparkSession session;
  private final NightTables tables;
  private final Intake intake;
  private final Map<TableName, KindIntake> kinds = new TreeMap<>();
  private Numbering numbering;

  NightContext(NightSettings settings, SparkSession session, NightTables tables, Intake intake) {
    this.settings = settings;
    this.session = session;
    this.tables = tables;
    this.intake = intake;
    for (TableName table : StandardKind.tables()) {
      List<Delivery> ofKind =
          intake.taken().stream()
              .filter(delivery -> delivery.source().kind().equals(table.table()))
              .toList();
      if (!ofKind.isEmpty()) {
        kinds.put(
            table,
            new KindIntake(table, ofKind, session, tables, settings.date(), this::numbering));
      }
    }
  }

  /** One look for all kinds. */
  private synchronized Numbering numbering() {
    if (numbering == null) {
      numbering = Numberings.of(tables, intake.taken());
    }
    return numbering;
  }

  LocalDate date() {
    return settings.date();
  }

  NightSettings settings() {
    return settings;
  }

  SparkSession session() {
    return session;
  }

  NightTables tables() {
    return tables;
  }

  Intake intake() {
    return intake;
  }

  /** The deliveries of the kind that the standard table takes; null when there are none tonight. */
  KindIntake kind(TableName standardTable) {
    return kinds.get(standardTable);
  }

  List<KindIntake> kinds() {
    return List.copyOf(kinds.values());
  }

  @Override
  public void close() {
    kinds.values().forEach(KindIntake::close);
  }
}
