package citylake.sample.person;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Records of invented people as CSV: record_no, name, sex, born, id_no, phone, address, person_no
 * (the truth). Neighbours in the file are of one household, as in registers.
 */
public final class PersonFile {
  private static final String HEADER = "record_no,name,sex,born,id_no,phone,address,person_no\n";

  private PersonFile() {}

  /** The same number of records and seed, the same bytes. */
  public static void write(Path file, long records, long seed) {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(HEADER);
      long[] number = {0};
      StringBuilder line = new StringBuilder(200);
      new PersonGenerator(seed, records / 2)
          .records(
              records,
              person -> {
                line.setLength(0);
                line.append('R').append(number[0]++).append(',').append(person.name());
                line.append(',').append(person.sex()).append(',').append(person.born());
                line.append(',').append(person.idNo()).append(',').append(person.phone());
                line.append(',').append(person.address());
                line.append(',').append(person.personNo()).append('\n');
                try {
                  out.append(line);
                } catch (IOException e) {
                  throw new UncheckedIOException("Failed to write " + file, e);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to write " + file, e);
    }
  }
}
