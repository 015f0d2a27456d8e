package citylake.orchestration.fetch;

import java.nio.file.Path;

/**
 * A whole file that is to be fetched.
 *
 * @param sha256 of its bytes as the city gives it, hex; null where it gives none
 * @param target where it goes, below the folder of dumps
 * @param marker writing of the marker that vouches for it; null where there is none
 */
record Offer(RemoteFile file, String sha256, Path target, String marker) {}
