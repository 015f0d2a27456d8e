package citylake.models.linkage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.models.linkage.LinkageData;
import citylake.models.linkage.settings.LinkSettings;
import citylake.models.linkage.settings.SettingsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelFileTest {
  private static final LinkSettings SETTINGS = LinkageData.settings("fs_fixed.yaml");
  private static final LinkModel MODEL = LinkModel.fixed(0.0001, SETTINGS.comparisons());

  @Test
  void aModelReadBackIsTheSameToTheLastBit() {
    LinkModel read = ModelFile.read("m.json", ModelFile.write(MODEL, "2026-03-02"), SETTINGS);

    assertThat(read.prior()).isEqualTo(MODEL.prior());
    for (int c = 0; c < MODEL.comparisons().size(); c++) {
      assertThat(read.comparisons().get(c).m()).isEqualTo(MODEL.comparisons().get(c).m());
      assertThat(read.comparisons().get(c).u()).isEqualTo(MODEL.comparisons().get(c).u());
    }
  }

  @Test
  void valuesThatWereCommonInTrainingAreKept() {
    LinkModel.Learnt first = MODEL.comparisons().get(0);
    List<LinkModel.Learnt> learnt = new ArrayList<>(MODEL.comparisons());
    learnt.set(
        0, new LinkModel.Learnt(first.comparison(), first.m(), first.u(), Map.of("欧阳\"", 0.25)));
    LinkModel model = new LinkModel(0.001, learnt);

    LinkModel read = ModelFile.read("m.json", ModelFile.write(model, "v1"), SETTINGS);

    assertThat(read.comparisons().get(0).frequencies()).isEqualTo(Map.of("欧阳\"", 0.25));
    assertThat(read.comparisons().get(1).frequencies()).isNull();
  }

  @Test
  void modelOfOtherLevelsIsRefused() {
    LinkSettings others =
        SettingsFile.parse(
            "x.yaml", "{comparisons: [{column: first_name, levels: [exact]}], blocking: [[dob]]}");

    assertThatThrownBy(() -> ModelFile.read("m.json", ModelFile.write(MODEL, "v1"), others))
        .hasMessage(
            "Cannot use linkage model m.json: it has 5 comparisons, the settings have 1; comparison"
                + " 1 is 'first_name' with levels [exact, jaro_winkler 0.92, jaro_winkler 0.88,"
                + " else], the settings have 'first_name' with [exact, else]. Nothing was linked;"
                + " train a model for these settings.");
  }

  @Test
  void textThatIsNoModelIsRefused() {
    assertThatThrownBy(() -> ModelFile.read("m.json", "{}", SETTINGS))
        .hasMessageStartingWith(
            "Cannot use linkage model m.json: format is '', not citylake-linkage-model/1");
    assertThatThrownBy(() -> ModelFile.read("m.json", "{", SETTINGS))
        .hasMessage("Cannot use linkage model m.json: not readable as JSON. Nothing was linked.");
  }
}
