package citylake.etl.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What words in a column's name say about its role, as weighted patterns; the names of the dumps of
 * a dozen cities are behind them, English, and Chinese in characters or initials.
 */
final class Hints {
  static final Hints OCCURRED =
      of(
          5, "occur|案发|发案|发生|fasj",
          4, "\\b(start|begin|first|from)\\b",
          3, "\\b(incident|crash|offen[cs]e|accident|collision) (date|time)|\\bdate.?time\\b",
          2, "^(date|time|dt|timestamp|datetime)$|时间",
          1, "\\b(date|time|dt|opened)\\b");
  static final Hints ENDED = of(4, "\\b(last|end|to|until|through|thru)\\b|结束|截止");
  static final Hints REPORTED =
      of(
          5,
          "\\breport(ed)?\\b|报案|报警|bjsj|bar?sj",
          3,
          "\\b(created|received|notified|opened|entered)\\b");
  static final Hints NO_EVENT = of(5, "updat|modif|clos(e|ed)\\b|\\bdob\\b|birth|resol|due|出生|更新");
  static final Hints LONGITUDE = of(5, "\\b(lon|lng|long|longitude)\\b|经度|\\bjd\\b", 2, "\\bx\\b");
  static final Hints LATITUDE = of(5, "\\b(lat|latitude)\\b|纬度|\\bwd\\b", 2, "\\by\\b");
  static final Hints EAST = of(4, "\\b(x|easting|east)\\b|^xcoord|x ?coord|横坐标|\\bhzb\\b");
  static final Hints NORTH = of(4, "\\b(y|northing|north)\\b|^ycoord|y ?coord|纵坐标|\\bzzb\\b");
  static final Hints PLACE =
      of(5, "坐标|经纬度|\\bcoord(inate)?s?\\b|\\bpoint\\b|\\bgeom(etry)?\\b|geo ?location|lat ?lon");
  static final Hints NUMBER =
      of(
          5,
              "\\b(complaint|incident|case|ccn|caseno|crash|report|rd|event)( (no|nr|num|number|id))?$|案件编号|ajbh|编号|事故编号",
          4, "\\b(no|nr|num|number|id|key|unique)\\b|号$");
  static final Hints UNIQUE_NUMBER =
      of(
          6,
          "\\b(offen[cs]e|charge|row) (id|no|number)\\b",
          4,
          "\\b(id|no|nr|num|number|key|unique)\\b|ajbh|编号");
  static final Hints RUNNING_NUMBER = of(5, "unnamed|objectid|^index$|^fid$|^row ?(no|number)$|^$");
  static final Hints CODE =
      of(
          6, "\\b(offen[cs]e|crime|crash|iucr|nibrs|ucr|ajlb) ?code\\b|^iucr$|^ajlb$|类别代码|案由代码",
          5, "^案由$",
          4, "\\bcode\\b|^crime$|\\bucr\\b|\\bnibrs\\b|^type id$",
          1, "\\b(offen[cs]e|charge)\\b");
  static final Hints CODE_EXTENSION = of(5, "extension|subcode|sub code");
  static final Hints TEXT =
      of(
          6, "offen[cs]e (desc|type)|crime (desc|type)|crash type|^offen[cs]e$|案件类别|案别|类别名称|案由名称",
          5, "\\bdescri?p?t?i?o?n?\\b|^type( desc)?$|^title$|^crime$|案由",
          3, "类[型别]|^crime$|category|classification|\\bkind\\b|\\btype\\b|cause");
  static final Hints ADDRESS =
      of(
          5,
          "address|\\baddr\\b|地址|dizhi|fadd",
          4,
          "^block$|^street$|^location$",
          2,
          "\\bblock\\b|street name");
  static final Hints DISTRICT =
      of(5, "\\bdistrict|分局|辖区", 3, "precinct|\\bpsa\\b", 2, "\\bbeat\\b|\\bward\\b");
  static final Hints NEIGHBOURHOOD =
      of(5, "neighbou?rhood|街道", 4, "community|borough|\\barea\\b", 2, "\\bcluster\\b|\\bcity\\b");
  static final Hints CRASH = of(5, "crash|accident|collision|hit.?(and.?)?run|交通事故|shigu");
  static final Hints TRIAL = of(5, "测试|^(is )?(test|trial)( record| flag)?$");
  static final Hints PERSON =
      of(
          5,
          "\\b(victim|suspect|offender|officer|driver|person|first|last|full|middle|maiden)?.?name$|\\bdob\\b|birth|\\bssn\\b|phone|e ?mail|passport|licen[cs]e|plate|\\bvin\\b|\\brace\\b|ethnic|姓名|身份证|手机|电话|sfzh|车牌");

  private static final List<Hints> OF_NAMES =
      List.of(
          OCCURRED,
          ENDED,
          REPORTED,
          NO_EVENT,
          LONGITUDE,
          LATITUDE,
          EAST,
          NORTH,
          NUMBER,
          UNIQUE_NUMBER,
          RUNNING_NUMBER,
          CODE,
          CODE_EXTENSION,
          TEXT,
          ADDRESS,
          DISTRICT,
          NEIGHBOURHOOD,
          PERSON);

  private final Map<Pattern, Integer> weights;

  private Hints(Map<Pattern, Integer> weights) {
    this.weights = weights;
  }

  private static Hints of(Object... weightsAndPatterns) {
    Map<Pattern, Integer> weights = new LinkedHashMap<>();
    for (int i = 0; i < weightsAndPatterns.length; i += 2) {
      weights.put(
          Pattern.compile((String) weightsAndPatterns[i + 1]), (Integer) weightsAndPatterns[i]);
    }
    return new Hints(weights);
  }

  /** The weight of the strongest hint in the words; 0 for none. */
  int weight(String words) {
    return weights.entrySet().stream()
        .filter(hint -> hint.getKey().matcher(words).find())
        .mapToInt(Map.Entry::getValue)
        .max()
        .orElse(0);
  }

  /** Whether a column could be called so. */
  static boolean isKnownName(String words) {
    return !words.isEmpty() && OF_NAMES.stream().anyMatch(hints -> hints.isIn(words));
  }

  boolean isIn(String words) {
    return weight(words) > 0;
  }
}
