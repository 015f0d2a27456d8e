package citylake.orchestration.trace;

/**
 * One delivered record of a key and what became of it.
 *
 * @param operation what the vendor's SELECT takes it for: upsert or retract
 * @param outcome accepted, correction, retraction, duplicate or quarantined
 * @param isOvertaken whether a greater version of the key had come before, so that it changed
 *     nothing
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
    boolean isOvertaken,
    boolean isShown,
    String rawText) {}
