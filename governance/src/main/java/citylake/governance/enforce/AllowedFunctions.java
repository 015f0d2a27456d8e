package citylake.governance.enforce;

import java.util.Set;

/** The functions that a statement may call; every other, built in or not, is refused. */
public final class AllowedFunctions {
  private static final Set<String> NAMES =
      AllowedNodes.words(
          """
          any_value approx_count_distinct array_agg avg bool_and bool_or collect_list collect_set
          corr count count_if covar_pop covar_samp every first kurtosis last max max_by mean median
          min min_by mode percentile percentile_approx skewness some stddev stddev_pop stddev_samp
          sum try_avg try_sum var_pop var_samp variance grouping grouping_id
          cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank
          row_number
          abs ceil ceiling exp floor greatest least ln log10 log2 mod pmod pow power round bround
          sign sqrt sin cos tan atan2 radians degrees
          try_add try_divide try_multiply try_subtract
          coalesce if ifnull isnotnull isnull nullif nvl nvl2 typeof when
          ascii char_length character_length concat concat_ws contains endswith instr lcase left
          length locate lower lpad ltrim position regexp_like regexp_replace repeat replace reverse
          right rpad rtrim split startswith substr substring substring_index translate trim ucase
          upper btrim initcap like ilike rlike regexp
          add_months current_date current_timestamp date date_add date_diff date_format date_part
          date_sub date_trunc datediff day dayofmonth dayofweek dayofyear extract from_utc_timestamp
          hour last_day make_date minute month months_between next_day now quarter second
          timestampadd timestampdiff to_utc_timestamp trunc try_to_timestamp unix_seconds weekday
          weekofyear year
          array array_contains array_distinct array_join array_max array_min array_size
          array_sort cardinality element_at exists explode explode_outer filter flatten forall get
          map map_keys map_values named_struct posexplode sequence size slice sort_array struct
          transform try_element_at
          bigint boolean decimal double float int string timestamp
          between try_cast to_json hash xxhash64 md5 sha2
          """);

  private AllowedFunctions() {}

  /** In lower case. */
  public static Set<String> names() {
    return NAMES;
  }
}
