package citylake.sample.night;

import citylake.sample.land.City;
import citylake.sample.people.Calendar;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Where deliveries and the truth lie: {@code nights/<date of arrival>/<city>/} and {@code
 * truth/<date>/<city>/}.
 *
 * @param nights how many there are; what would arrive later is left out
 */
public record NightFolder(Path root, int nights) {
  private static final ZoneId CLOCK = ZoneId.of("Asia/Shanghai");
  private static final double TORN_AT = 0.6;
  private static final LocalTime AGAIN_AT = LocalTime.of(0, 25);

  Path path(int night, String file) {
    return root.resolve("nights").resolve(Calendar.night(night).toString()).resolve(file);
  }

  OutputStream create(int night, String file) throws IOException {
    Path path = path(night, file);
    Files.createDirectories(path.getParent());
    return Files.newOutputStream(path);
  }

  TruthCsv truth(Night night, City city, String table, String... header) throws IOException {
    String date = Calendar.night(night.number()).toString();
    return new TruthCsv(
        root.resolve("truth").resolve(date).resolve(city.key()).resolve(table + ".csv.gz"), header);
  }

  /** Does to a whole file what happens to it on the way. */
  List<FileAccount> arrive(FileAccount whole, Timetable.Arrival arrival, String ending)
      throws IOException {
    Path file = path(arrival.night(), whole.file());
    stamp(file, whole.night(), arrival.at());
    if (arrival.state() == Timetable.State.WHOLE) {
      return List.of(whole);
    }
    boolean isTorn = arrival.state() == Timetable.State.TORN;
    FileAccount now =
        isTorn ? FileAccount.nothingOf(whole, whole.night(), whole.file(), "refused") : whole;
    int next = arrival.night() + 1;
    String againName = whole.file().replace(ending, "_again" + ending);
    Path again = path(next, againName);
    if (next <= nights) {
      Files.createDirectories(again.getParent());
      Files.copy(file, again, StandardCopyOption.REPLACE_EXISTING);
      stamp(again, Calendar.night(next), AGAIN_AT);
    }
    if (isTorn) {
      try (FileChannel bytes = FileChannel.open(file, StandardOpenOption.WRITE)) {
        bytes.truncate((long) (bytes.size() * TORN_AT));
      }
      stamp(file, whole.night(), arrival.at());
    }
    if (next > nights) {
      return List.of(now);
    }
    FileAccount then =
        isTorn
            ? whole.as(Calendar.night(next), againName)
            : FileAccount.nothingOf(whole, Calendar.night(next), againName, "already_taken");
    return List.of(now, then);
  }

  private static void stamp(Path file, LocalDate night, LocalTime at) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(night.atTime(at).atZone(CLOCK).toInstant()));
  }
}
