package citylake.sample.night;

import citylake.sample.form.CityForm;
import citylake.sample.land.City;
import citylake.sample.people.Calendar;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Where deliveries and the truth lie: {@code nights/<date of arrival>/<city>/} and {@code
 * truth/<date>/<city>/}.
 *
 * @param nights how many there are; what would arrive later is left out
 */
public record NightFolder(Path root, int nights) {
  private static final ZoneId CLOCK = ZoneId.of("Asia/Shanghai");
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
  List<FileAccount> arrive(FileAccount whole, Timetable.Arrival arrival, CityForm form)
      throws IOException {
    Path file = path(arrival.night(), whole.file());
    stamp(file, whole.night(), arrival.at());
    if (arrival.state() == Timetable.State.WHOLE) {
      return List.of(whole);
    }
    int next = arrival.night() + 1;
    String againName = whole.file().replace(form.ending(), "_again" + form.ending());
    if (next <= nights) {
      Path again = path(next, againName);
      Files.createDirectories(again.getParent());
      Files.copy(file, again, StandardCopyOption.REPLACE_EXISTING);
      stamp(again, Calendar.night(next), AGAIN_AT);
    }
    switch (arrival.state()) {
      case TORN -> Mishap.tear(file);
      case RENAMED_FIELD -> Mishap.renameField(file, form.encoding());
      case OTHER_ENCODING -> Mishap.encodeOtherwise(file, form.encoding());
      case WHOLE, TWICE -> {}
    }
    stamp(file, whole.night(), arrival.at());
    boolean isGood = arrival.state().isGood();
    List<FileAccount> accounts = new ArrayList<>();
    accounts.add(isGood ? whole : FileAccount.refused(whole, arrival.state().standardName()));
    if (next <= nights) {
      LocalDate then = Calendar.night(next);
      accounts.add(isGood ? FileAccount.again(whole, then, againName) : whole.as(then, againName));
    }
    return accounts;
  }

  private static void stamp(Path file, LocalDate night, LocalTime at) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(night.atTime(at).atZone(CLOCK).toInstant()));
  }
}
