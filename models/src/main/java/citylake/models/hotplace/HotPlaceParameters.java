package citylake.models.hotplace;

import citylake.models.parameters.ParameterFile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What the hot place model can be told.
 *
 * @param cellSizeM side of a cell, m
 * @param studyAreaDistanceM a cell this near to a recorded event belongs to the study area, m
 * @param leftOutBeyondM events farther from the city's centre are left out, m
 * @param minimumCells smaller study areas are not judged
 * @param significance greatest false discovery rate at which a cell is called hot or cold
 * @param sparseBelow events expected in a neighbourhood under which the normal p is not trusted
 * @param withDiscovered whether incidents that patrols discovered are learnt from as well
 */
public record HotPlaceParameters(
    int cellSizeM,
    double studyAreaDistanceM,
    double leftOutBeyondM,
    int minimumCells,
    double significance,
    double sparseBelow,
    boolean withDiscovered)
    implements Serializable {

  public HotPlaceParameters {
    List<String> faults = new ArrayList<>();
    if (cellSizeM < 1) {
      faults.add("cell_size must be at least 1 m: " + cellSizeM);
    }
    if (!(studyAreaDistanceM >= 0)) {
      faults.add("study_area_distance must not be negative: " + studyAreaDistanceM);
    }
    if (!(leftOutBeyondM >= cellSizeM && leftOutBeyondM <= 100_000)) {
      faults.add("left_out_beyond must be from one cell to 100,000 m: " + leftOutBeyondM);
    }
    if (minimumCells < 30) {
      faults.add("minimum_cells must be at least 30: " + minimumCells);
    }
    if (!(significance > 0 && significance < 1)) {
      faults.add("significance must lie between 0 and 1: " + significance);
    }
    if (!(sparseBelow >= 0)) {
      faults.add("sparse_below must not be negative: " + sparseBelow);
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid hot place parameters: %s.".formatted(String.join("; ", faults)));
    }
  }

  /** The declared ones: {@code parameters/hot-place.yaml}. */
  public static HotPlaceParameters declared() {
    ParameterFile file =
        ParameterFile.of(
            "hot-place",
            "cell_size",
            "study_area_distance",
            "left_out_beyond",
            "minimum_cells",
            "significance",
            "sparse_below",
            "with_discovered");
    return new HotPlaceParameters(
        file.wholeNumber("cell_size"),
        file.number("study_area_distance"),
        file.number("left_out_beyond"),
        file.wholeNumber("minimum_cells"),
        file.number("significance"),
        file.number("sparse_below"),
        file.truth("with_discovered"));
  }
}
