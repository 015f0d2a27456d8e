package citylake.orchestration.delivery;

import citylake.etl.dump.LandedFile;
import citylake.etl.landing.Scan;
import citylake.etl.source.Source;

/**
 * A file that was taken: whole, readable, and not seen before.
 *
 * @param id {@code <night>-<source>-<first 12 hex of the file's SHA-256>}
 * @param remarks what is odd about it, held against the deliveries before it; null where nothing is
 * @param landed path of the copy in the landing area, byte for byte as delivered
 */
public record Delivery(
    String id, Source source, DumpFile file, Scan scan, String remarks, String landed) {

  Delivery remarked(String words) {
    return new Delivery(id, source, file, scan, words, landed);
  }

  public LandedFile landedFile() {
    return new LandedFile(landed, id, file.name(), scan.gzip(), scan.splits());
  }
}
