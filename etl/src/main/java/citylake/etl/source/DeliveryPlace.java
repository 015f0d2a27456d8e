package citylake.etl.source;

import java.net.URI;
import java.util.List;

/**
 * Where a city's files are fetched from, as declared under {@code delivery}.
 *
 * @param from folder of the files: a URI without user, query and fragment; it ends with a slash
 * @param credentials name under which user, password and the like are kept; never these themselves.
 *     Null where the place asks for none
 * @param hostKey fingerprint of the server's key, as {@code ssh-keygen -l} shows it; null where the
 *     place is not reached by SFTP
 * @param endpoint of an S3 store of one's own; null for Amazon's, and for other kinds of places
 * @param certificates that a server at {@code https} is known by, in PEM: its own or its
 *     authority's. Null where the machine's own authorities vouch for it
 * @param complete how a whole file is told from one that is still being written
 * @param names of the files, for places that cannot be listed; {@code {date}} stands for a day.
 *     Empty where the place is listed, or its manifest names the files
 */
public record DeliveryPlace(
    URI from,
    String credentials,
    String hostKey,
    URI endpoint,
    String certificates,
    Completeness complete,
    List<String> names) {

  /** How a whole file is told. */
  public sealed interface Completeness {}

  /**
   * The files that a list names are whole; it gives their checksums as {@code sha256sum} does.
   *
   * @param name of the list
   */
  public record Manifest(String name) implements Completeness {}

  /**
   * A file is whole when another one lies beside it.
   *
   * @param suffix that the other's name has behind the file's own
   */
  public record Marker(String suffix) implements Completeness {}

  /**
   * A file is whole when it has not changed for a while.
   *
   * @param seconds how long it must have stayed as it is
   */
  public record Stable(int seconds) implements Completeness {}
}
