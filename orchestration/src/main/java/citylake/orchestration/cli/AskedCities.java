package citylake.orchestration.cli;

import citylake.orchestration.night.StepDesk;
import java.util.List;

/** The cities that a night is asked for by name, so that a mistyped one makes no run. */
final class AskedCities {
  private AskedCities() {}

  /**
   * Lets them through when each has a door.
   *
   * @throws Failures.NotFound naming those that have none
   */
  static void refuseUnknown(List<String> cities, DeployedNight night) {
    List<String> doors = StepDesk.doors(night.sources());
    List<String> unknown =
        cities.stream().filter(city -> !doors.contains(city)).distinct().toList();
    if (!unknown.isEmpty()) {
      throw new Failures.NotFound(
          "Invalid city: %s. There are: %s. No run was made. Trigger the night again with the right name."
              .formatted(String.join(", ", unknown), String.join(", ", doors)));
    }
  }
}
