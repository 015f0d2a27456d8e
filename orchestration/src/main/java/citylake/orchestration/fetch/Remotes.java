package citylake.orchestration.fetch;

import citylake.etl.source.DeliveryPlace;
import java.io.IOException;

/** Opens the place of a city by the kind of its address. */
final class Remotes {
  private Remotes() {}

  static Remote open(String city, DeliveryPlace place, Login login, FetchLimits limits)
      throws IOException {
    return switch (place.from().getScheme()) {
      case "http", "https" ->
          new HttpRemote(city, place.from(), place.certificates(), login, limits);
      case "sftp" -> new SftpRemote(city, place.from(), place.hostKey(), login, limits);
      case "s3" -> new S3Remote(city, place, login, limits);
      case "file", "hdfs" -> new HadoopRemote(place.from(), login, limits);
      default -> throw new IllegalStateException("No declaration names " + place.from());
    };
  }
}
