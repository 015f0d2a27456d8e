package citylake.etl.source;

import citylake.etl.cleaning.HalfWidth;
import citylake.etl.cleaning.IdNumber;
import citylake.etl.cleaning.MobileNumber;
import citylake.etl.cleaning.PersonName;
import citylake.etl.cleaning.PlateNumber;
import citylake.etl.cleaning.PlateType;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Words that bring texts to one way of writing; each takes one text. */
@SuppressWarnings("ImmutableEnumChecker") // neither wordings nor types change
enum TextWords implements Word {
  HALF_WIDTH(
      "text",
      "the text with full-width letters, digits, marks and blanks in ASCII",
      "null where the text is null",
      HalfWidth.class,
      "normal",
      DataTypes.StringType),
  ID_NUMBER(
      "text",
      "the number of an identity card in 18 characters: full-width characters, blanks and hyphens undone, x as X, one of 15 digits with its century and check character",
      "null where the text has neither form",
      IdNumber.class,
      "normal",
      DataTypes.StringType),
  ID_NUMBER_IS_VALID(
      "id_number",
      "whether its date exists and its check character is right",
      "null where the number is null",
      IdNumber.class,
      "isValid",
      DataTypes.BooleanType),
  ID_NUMBER_BIRTH_DATE(
      "id_number",
      "the date of birth that a valid number says",
      "null where the number is not valid",
      IdNumber.class,
      "birthDate",
      DataTypes.DateType),
  PERSON_NAME(
      "text",
      "a name without blanks at its ends or beside Chinese characters, the parts of a long one separated by ·",
      "null where nothing is left",
      PersonName.class,
      "normal",
      DataTypes.StringType),
  MOBILE_NUMBER(
      "text",
      "the eleven digits of a Chinese mobile number, without country code, blanks and marks",
      "null where the text is no such number",
      MobileNumber.class,
      "normal",
      DataTypes.StringType),
  PLATE_NUMBER(
      "text",
      "a plate in capital half-width characters without separators; a character that was not read is a hyphen",
      "null where it says that there is no plate (无车牌, 未识别 and the like) or nothing was read",
      PlateNumber.class,
      "normal",
      DataTypes.StringType),
  PLATE_FORM(
      "plate_number",
      "the form of a plate: ordinary, new_energy_small, new_energy_large, police, trailer, driving_school, hong_kong_or_macao, consulate, embassy, or partly_read",
      "null where it has none of these",
      PlateNumber.class,
      "form",
      DataTypes.StringType),
  PLATE_TYPE_CODE(
      "code",
      "the type of a plate by GA/T 16.7",
      "null where the standard has no such code",
      PlateType.class,
      "known",
      DataTypes.StringType);

  private final Wording wording;
  private final Class<?> owner;
  private final String method;
  private final DataType result;

  TextWords(
      String argument,
      String meaning,
      String nullRule,
      Class<?> owner,
      String method,
      DataType result) {
    this.wording = new Wording(name(), argument, meaning, nullRule);
    this.owner = owner;
    this.method = method;
    this.result = result;
  }

  @Override
  public Wording wording() {
    return wording;
  }

  @Override
  public Expression expand(List<Expression> arguments, Binding binding) {
    return Calls.call(owner, method, result, List.of(DataTypes.StringType), arguments);
  }

  @Override
  public List<String> faults(List<Expression> arguments, Binding binding) {
    return CallFaults.ofCount(arguments, 1, 1).stream().toList();
  }
}
