package citylake.orchestration.cli;

import citylake.sample.form.CityForms;
import citylake.sample.night.FileAccount;
import citylake.sample.people.Calendar;
import citylake.sample.province.Province;
import citylake.sample.province.ProvinceSize;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code citylake sample}: the invented province of sixteen cities, to test and to try with. */
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    description =
        "Makes up a province that does not exist and writes what its cities deliver, night by night, with the declarations that a night reads them by, and the truth beside it: whose record is whose, which addresses are one, what was planted, what a night should count in each file. The same seed gives the same bytes.",
    footer = {
      "",
      "Examples:",
      "  citylake sample --nights 3 --out /tmp/province",
      "  citylake sample --cities 4 --nights 1 --scale 0.002 --out /tmp/small",
      "  citylake sample --nights 5 --all-conform --out /tmp/conforming",
      "  citylake sample --nights 30 --scale 1 --seed 7 --out /data/province",
      "",
      "Exit codes: 0 written, 1 failed, 2 wrong usage"
    })
final class SampleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--cities",
      paramLabel = "N",
      defaultValue = "16",
      description = "The first so many cities (default: ${DEFAULT-VALUE}).")
  private int cities;

  @Option(
      names = "--nights",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Nights from 2026-07-01 on; the first tells of all history (default: ${DEFAULT-VALUE}).")
  private int nights;

  @Option(
      names = "--scale",
      paramLabel = "S",
      defaultValue = "0.01",
      description = "1 is about two million rows a night (default: ${DEFAULT-VALUE}).")
  private double scale;

  @Option(
      names = "--seed",
      paramLabel = "K",
      defaultValue = "" + Province.SEED,
      description = "Another seed, other people (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Cities at a time, 1 or 2 (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--all-conform",
      description =
          "Every city delivers by the provincial standard; without it all but four have their vendor's form.")
  private boolean doAllConform;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Where to write; a new or empty folder.")
  private Path out;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  /** What the command answers in JSON. */
  private record Answer(
      String nights,
      String sources,
      String truth,
      String reference,
      int files,
      long records,
      long refusedFiles) {}

  @Override
  public Integer call() throws IOException {
    Province province = province();
    refuseFilled();
    PrintWriter progress = spec.commandLine().getErr();
    List<FileAccount> files =
        province.write(
            out,
            threads,
            said -> {
              progress.println(said);
              progress.flush();
            });
    long records = files.stream().mapToLong(FileAccount::records).sum();
    long refused = files.stream().filter(file -> file.outcome().equals("refused")).count();
    PrintWriter answer = spec.commandLine().getOut();
    if (json) {
      answer.println(
          Output.json(
              new Answer(
                  out.resolve("nights").toString(),
                  out.resolve("sources").toString(),
                  out.resolve("truth").toString(),
                  out.resolve("reference").toString(),
                  files.size(),
                  records,
                  refused)));
    } else {
      answer.printf(
          "Written: %,d records in %,d files, %d of them torn or not as agreed.%n",
          records, files.size(), refused);
      answer.printf("  %s    what arrives each night, by date and city%n", out.resolve("nights"));
      answer.printf("  %s   how a night reads it: --sources%n", out.resolve("sources"));
      answer.printf("  %s     what is true of it; no city delivers this%n", out.resolve("truth"));
      answer.printf("  %s divisions and cameras%n", out.resolve("reference"));
      answer.println("Next: the first night over it, and so on, a night after the other:");
      answer.printf(
          "  citylake night --date %s --dumps %s --sources %s --only-sources --lake <folder>%n",
          Calendar.night(1),
          out.resolve("nights").resolve(Calendar.night(1).toString()),
          out.resolve("sources"));
    }
    return ExitCode.DONE;
  }

  private Province province() {
    if (threads < 1 || threads > 2) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid number of threads: %d. Ask for 1 or 2. Nothing was written.".formatted(threads));
    }
    try {
      return new Province(
          new ProvinceSize(cities, nights, scale, seed),
          doAllConform ? CityForms::standard : CityForms::ofVendor);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void refuseFilled() throws IOException {
    if (!Files.exists(out)) {
      return;
    }
    try (Stream<Path> files = Files.list(out)) {
      if (files.findAny().isPresent()) {
        throw new IllegalArgumentException(
            "Cannot write the sample province into %s: it is not empty. What lies there is unharmed; name another folder with --out."
                .formatted(out));
      }
    }
  }
}
