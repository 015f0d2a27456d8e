package citylake.serving.gateway.spool;

/**
 * How large one result may be.
 *
 * @param bytes as they are spooled, which is about their size on the wire
 */
public record ResultLimit(long rows, long bytes) {}
