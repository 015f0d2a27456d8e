package citylake.orchestration.night;

import citylake.etl.outcome.Replaced;
import citylake.orchestration.delivery.Delivery;
import citylake.quality.arrival.Finding;
import java.util.Locale;
import java.util.Optional;

/**
 * How many records of a delivery replace an earlier record of the same file. Some are corrections;
 * many say that each is an event of its own, and that all but the last of a number are lost.
 */
final class ReplacedRecords {
  static final String CODE = "records_replaced_in_the_file";

  private static final double LEAST_SHARE = 0.05;
  private static final long LEAST_RECORDS = 20;

  private ReplacedRecords() {}

  /** The finding; empty where they are few. */
  static Optional<Finding> of(Replaced replaced, Delivery delivery) {
    return of(replaced, delivery.scan().records());
  }

  static Optional<Finding> of(Replaced replaced, long records) {
    boolean isFew =
        replaced.records() < LEAST_RECORDS || replaced.records() < LEAST_SHARE * records;
    return isFew
        ? Optional.empty()
        : Optional.of(
            new Finding(
                CODE,
                false,
                String.format(
                    Locale.ROOT,
                    "%,d of its %,d records (%.0f %%) replace an earlier record of this same file, the first is record %d (where each is an offence or a victim of its own, the key lacks a field)",
                    replaced.records(),
                    records,
                    100.0 * replaced.records() / records,
                    replaced.firstRecordNo())));
  }
}
