package citylake.orchestration.delivery;

import citylake.etl.landing.Scan;

/**
 * What became of one file at the door.
 *
 * @param declaration hash of the source's declaration at that time; another one reads the file anew
 * @param scan null where the file was refused
 * @param landed path of the copy; null where the file was refused
 * @param refusal null where the file was taken
 */
public record Landed(
    DumpFile file, String declaration, Scan scan, String landed, Refusal refusal) {}
