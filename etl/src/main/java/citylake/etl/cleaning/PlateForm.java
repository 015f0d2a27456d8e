package citylake.etl.cleaning;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Forms of plates (GA 36-2018), the narrower first. Letters I and O are not used, as they are read
 * as digits. Any Chinese character may stand for the province, so that a test province has plates
 * too; whether it is one of the thirty-one is for a code list.
 */
enum PlateForm {
  EMBASSY("\\d{6}使"),
  CONSULATE(PlateForm.PLACE + "\\d{4}领"),
  HONG_KONG_OR_MACAO("粤Z[A-HJ-NP-Z\\d]{4}[港澳]"),
  POLICE(PlateForm.PLACE + "[A-HJ-NP-Z\\d]{4}警"),
  TRAILER(PlateForm.PLACE + "[A-HJ-NP-Z\\d]{4}挂"),
  DRIVING_SCHOOL(PlateForm.PLACE + "[A-HJ-NP-Z\\d]{4}学"),
  NEW_ENERGY_SMALL(PlateForm.PLACE + "[A-HJK][A-HJ-NP-Z\\d]\\d{4}"),
  NEW_ENERGY_LARGE(PlateForm.PLACE + "\\d{5}[A-HJK]"),
  ORDINARY(PlateForm.PLACE + "[A-HJ-NP-Z\\d]{5}"),
  PARTLY_READ("(?=.*-)[\\p{IsHan}-][A-HJ-NP-Z-][A-HJ-NP-Z\\d警挂学领港澳-]{5,6}");

  private static final String PLACE = "\\p{IsHan}[A-HJ-NP-Z]";

  private final Pattern pattern;

  PlateForm(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  UTF8String word() {
    return UTF8String.fromString(name().toLowerCase(Locale.ROOT));
  }

  static Optional<PlateForm> of(String plate) {
    return Arrays.stream(values())
        .filter(form -> form.pattern.matcher(plate).matches())
        .findFirst();
  }
}
