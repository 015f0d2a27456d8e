package citylake.orchestration.night;

import citylake.orchestration.spelling.NearestName;
import java.util.List;

/** A step was asked for that no night has. */
public final class UnknownStep extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public UnknownStep(String name, List<String> known) {
    super(
        "Invalid step: there is no %s.%s A night has: %s. Nothing was changed."
            .formatted(name, NearestName.hint(name, known), String.join(", ", known)));
  }
}
