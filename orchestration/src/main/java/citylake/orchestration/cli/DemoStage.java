package citylake.orchestration.cli;

import citylake.etl.source.Source;
import citylake.lake.Release;
import citylake.lake.ReleasedReader;
import citylake.orchestration.night.NightResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** An invented province that a demonstration runs its nights over. */
interface DemoStage {
  /** Where the demonstration lies unless somebody names another folder. */
  String folder();

  int nights();

  LocalDate date(int night);

  /** Writes the cities' declarations below a folder, and reads them. */
  List<Source> declare(Path folder) throws IOException;

  /** Has the files of a night arrive, and says in which folder of dumps. */
  Path arrive(int night) throws IOException;

  /** What was planted in the nights that have arrived, a sentence each. */
  List<String> planted();

  /** What the lake has found, beside what was planted. */
  String found(ReleasedReader reader, Release release, List<NightResult> nights);
}
