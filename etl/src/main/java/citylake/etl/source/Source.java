package citylake.etl.source;

import static org.apache.spark.sql.functions.lit;

import citylake.etl.format.DumpShape;
import citylake.etl.standard.CandidateRows;
import citylake.etl.standard.StandardKind;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One dump of one city: the unit that is landed, read and accounted for.
 *
 * @param dump a kind, e.g. "incident", or one of several forms of a kind, e.g. "incident.sample"
 * @param declaration changes whenever something changes that decides what the rows of this source
 *     look like: the city, the dump's contract, the SELECT, the code lists that it asks
 */
public record Source(City city, String dump, Vendor vendor, Declaration declaration) {

  /** See {@link Declaration#hash}. */
  public String declarationHash() {
    return declaration.hash();
  }

  /** {@code <city>.<dump>}, e.g. "denver.incident". */
  public String name() {
    return city.id() + "." + dump;
  }

  /** Name of the standard kind that the dump's records are of. */
  public String kind() {
    return StandardKind.ofDump(dump).name();
  }

  /** What the dump's files look like. */
  public DumpShape dumpShape() {
    return contract().shape();
  }

  /** Fields of the dump with meaning and grade. */
  public DumpContract contract() {
    return vendor.deliveries().get(dump).contract();
  }

  /** Where the dumps lie: a glob below the folder of dumps, or an absolute URI. */
  public String filesGlob() {
    return city.dumps().get(dump).files();
  }

  /** How often the dump comes. */
  public Rhythm comes() {
    return city.dumps().get(dump).comes();
  }

  /** See {@link City.Dump}. */
  public LocalDate usualSince() {
    return city.dumps().get(dump).usualSince();
  }

  /** Whether deliveries of the two nights are alike: no change for good lies between them. */
  public boolean areAlike(LocalDate one, LocalDate other) {
    return one.isBefore(usualSince()) == other.isBefore(usualSince());
  }

  /** From the dump's fields to the standard table. */
  public VendorSelect select() {
    return vendor.deliveries().get(dump).select();
  }

  /**
   * Fields of the dump that no column of the standard table comes from, in file order. A key made
   * of the whole record uses none of them.
   */
  public List<String> unusedFields() {
    Set<String> used = new HashSet<>();
    select().rules().stream()
        .filter(rule -> !isKeyOfWholeRecord(rule))
        .forEach(rule -> used.addAll(rule.fields()));
    select().issueRules().forEach(rule -> used.addAll(rule.fields()));
    return contract().fields().stream()
        .map(DumpContract.Field::name)
        .filter(field -> !used.contains(field))
        .toList();
  }

  private boolean isKeyOfWholeRecord(ColumnRule rule) {
    return standardKind().key().contains(rule.column())
        && rule.fields().size() == contract().fields().size();
  }

  public StandardKind standardKind() {
    return StandardKind.ofDump(dump);
  }

  /**
   * What the SELECT may ask for by name.
   *
   * @param night date of the run; what is said to have happened after its last minute did not
   */
  public Map<String, Object> parameters(LocalDate night) {
    return Map.of(
        "zone", city.timeZone().getId(),
        "coordinate_system", city.coordinateSystem(),
        "city_code", city.cityCode(),
        "city_code_system", city.cityCodeSystem(),
        "not_before", city.notBefore(),
        "day_after_night", night.plusDays(1));
  }

  /**
   * The dump's records as candidate rows of the standard table: {@link VendorSelect#apply}, then
   * the rules that hold for every vendor in {@code _fault}; see {@link CandidateRows}.
   */
  public Dataset<Row> candidates(Dataset<Row> dump, LocalDate night) {
    return CandidateRows.withFaults(select().apply(dump, parameters(night)), standardKind());
  }

  /**
   * The dump's records as its SELECT makes them, with the source's name in {@code _source}: the
   * candidate rows of many sources are made of these together, by {@link CandidateRows}.
   */
  public Dataset<Row> selected(Dataset<Row> dump, LocalDate night) {
    return select().apply(dump, parameters(night), List.of(lit(name()).as("_source")));
  }
}
