package citylake.orchestration.night;

import citylake.orchestration.delivery.Intake;
import java.util.List;

/**
 * What a night tells beside its release.
 *
 * @param stillRefused files of earlier nights that nobody has sent anew, in words
 * @param punctuality empty as long as the lake has no table for it
 */
record NightNews(
    Intake intake,
    List<String> stillRefused,
    List<KindPunctuality> punctuality,
    List<String> warnings) {}
