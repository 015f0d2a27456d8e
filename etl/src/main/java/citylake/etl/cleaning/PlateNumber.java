package citylake.etl.cleaning;

import java.util.Locale;
import java.util.Set;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Plates of vehicles (GA 36): a character of the province, a letter of the office, then five or,
 * with new energy, six letters and digits. A character that a camera could not read is a hyphen, as
 * GA/T 1400 has it.
 */
public final class PlateNumber {
  /** How cameras and clerks write that there was none, or that none could be read. */
  private static final Set<String> NONE =
      Set.of(
          "无车牌", "无牌", "无号牌", "无牌照", "无牌车", "未识别", "无法识别", "无法辨认", "识别失败", "未知", "不详", "未悬挂", "无");

  private static final int OFFICE_END = 2;

  private PlateNumber() {}

  /**
   * Capital half-width characters without the mark behind the office letter; null for no plate and
   * for one of which nothing was read. What is odd stays as it is, to be found by its form.
   */
  public static UTF8String normal(UTF8String text) {
    String plate = of(text.toString());
    return plate == null ? null : UTF8String.fromString(plate);
  }

  static String of(String text) {
    String plate = HalfWidth.of(text).toUpperCase(Locale.ROOT).replaceAll("[\\s·•.・]", "");
    int behindMark = plate.length() - OFFICE_END - 1;
    if (plate.startsWith("-", OFFICE_END) && (behindMark == 5 || behindMark == 6)) {
      plate = plate.substring(0, OFFICE_END) + plate.substring(OFFICE_END + 1);
    }
    boolean isNothing = plate.chars().allMatch(c -> c == '-' || c == '0');
    return isNothing || NONE.contains(plate) ? null : plate;
  }

  /** The name of its form, see {@link PlateForm}; null where it has none. */
  public static UTF8String form(UTF8String plate) {
    return PlateForm.of(plate.toString()).map(PlateForm::word).orElse(null);
  }
}
