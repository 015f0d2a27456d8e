package citylake.orchestration.trace;

/**
 * One delivered record of a key and what became of it.
 *
 * @param operation what the vendor's SELECT takes it for: upsert or retract
 * @param outcome accepted, correction, retraction, duplicate or quarantined
 * @param isShown whether the row shows this record
 * @param rawText as delivered; null where raw text is hidden
 */
public record KeyRecord(
    String night,
    String delivery,
    String file,
    long recordNo,
    String operation,
    String outcome,
    boolean isShown,
    String rawText) {}
