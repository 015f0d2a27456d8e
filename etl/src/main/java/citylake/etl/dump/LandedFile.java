package citylake.etl.dump;

import citylake.etl.landing.Split;
import java.util.List;

/**
 * A dump file as it lies in the landing area, ready to be read in parallel.
 *
 * @param path any path that Hadoop's file systems know, not percent-encoded
 * @param delivery id of the delivery, as rows carry it
 * @param file name as delivered, as rows carry it
 * @param gzip whether the bytes are gzip, whatever the name says
 * @param splits as the scan found them
 */
public record LandedFile(
    String path, String delivery, String file, boolean gzip, List<Split> splits) {

  public LandedFile {
    splits = List.copyOf(splits);
  }
}
