package citylake.orchestration.night;

import citylake.ddl.TableName;
import citylake.etl.landing.DeliveryRefused;
import citylake.etl.landing.DeliveryScan;
import citylake.etl.landing.Scan;
import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.orchestration.delivery.Delivery;
import citylake.orchestration.delivery.DumpFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Kept files as today's declarations see them. */
final class ScannedFiles {
  private ScannedFiles() {}

  /**
   * By standard table: each file with the night that took it.
   *
   * @throws IllegalStateException naming every file that does not fit today's declaration
   */
  static Map<TableName, Map<Delivery, LocalDate>> of(
      List<TakenDelivery> replayed, BackfillOrder order) {
    Map<TableName, Map<Delivery, LocalDate>> kinds = new TreeMap<>();
    List<String> unfit = new ArrayList<>();
    for (TakenDelivery taken : replayed) {
      Source source = taken.declared().orElseThrow();
      try {
        kinds
            .computeIfAbsent(new TableName("standard", source.kind()), any -> new LinkedHashMap<>())
            .put(delivery(taken, source), taken.night());
      } catch (DeliveryRefused e) {
        unfit.add("night %s: %s".formatted(taken.night(), e.getMessage()));
      }
    }
    if (!unfit.isEmpty()) {
      throw new IllegalStateException(
          "Cannot backfill %s to %s: today's declaration does not fit %d of the kept files: %s%nNothing was changed. Where a city's form has changed over time, declare the older one as a form of its own (<kind>.<form>)."
              .formatted(order.from(), order.to(), unfit.size(), String.join("; ", unfit)));
    }
    return kinds;
  }

  private static Delivery delivery(TakenDelivery taken, Source source) throws DeliveryRefused {
    OffsetDateTime modified = (OffsetDateTime) taken.row().get("modified_at");
    DumpFile file =
        new DumpFile(
            source.name(),
            "",
            taken.landed().toString(),
            taken.file(),
            (Long) taken.row().get("bytes"),
            modified == null ? Instant.EPOCH : modified.toInstant());
    try (InputStream in = new BufferedInputStream(Files.newInputStream(taken.landed()), 1 << 20)) {
      Scan scan =
          DeliveryScan.scan(
              in,
              OutputStream.nullOutputStream(),
              source.dumpShape(),
              taken.file(),
              ScanLimits.DEFAULT);
      String remarks = (String) taken.row().get("remarks");
      return new Delivery(taken.id(), source, file, scan, remarks, taken.landed().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to read the kept file %s. Nothing was changed; mend the disk and run the backfill again."
              .formatted(taken.landed()),
          e);
    }
  }
}
