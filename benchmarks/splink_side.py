"""The peer's side: Splink on DuckDB links the same records by the same comparisons and blocking rules.

Usage: splink_side.py RECORDS.parquet OUT_FOLDER SETTINGS.json. Prints one line: MEASURED seconds peak-megabytes detail.
The clock starts when Python has loaded its modules and ends when pairs and clusters are written.
"""

import json
import logging
import resource
import sys
import time
from pathlib import Path

import duckdb
import splink.comparison_level_library as level
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.comparison_library import CustomComparison

# Two sessions see every comparison once at least; more would cost Splink more.
TRAINING_RULES = 2


def levels_of(comparison):
    """Splink's levels for those of our settings."""
    column = comparison["column"]
    levels = [level.NullLevel(column)]
    for agreement in comparison["levels"]:
        if agreement == "exact":
            levels.append(level.ExactMatchLevel(column, term_frequency_adjustments="term_frequency" in comparison))
            continue
        (word, limit), = agreement.items()
        levels.append(
            {
                "jaro_winkler": lambda: level.JaroWinklerLevel(column, limit),
                "levenshtein": lambda: level.LevenshteinLevel(column, limit),
                "prefix": lambda: level.CustomLevel(
                    f"substr({column}_l, 1, {limit}) = substr({column}_r, 1, {limit})", f"prefix {limit}"
                ),
            }[word]()
        )
    return levels + [level.ElseLevel()]


def main(records, out, settings_file):
    logging.disable(logging.WARNING)
    told = json.loads(Path(settings_file).read_text(encoding="utf-8"))
    start = time.perf_counter()
    marks = []

    def done(stage):
        marks.append((stage, time.perf_counter() - start))

    database = duckdb.connect()
    database.execute("SET threads = 2")
    database.execute(f"SET temp_directory = '{out}/spill'")
    api = DuckDBAPI(connection=database)
    table = api.register(database.sql(f"SELECT * FROM '{records}'").to_arrow_table())
    linker = Linker(
        table,
        SettingsCreator(
            link_type="dedupe_only",
            unique_id_column_name=told["id"],
            comparisons=[
                CustomComparison(output_column_name=c["column"], comparison_levels=levels_of(c)) for c in told["comparisons"]
            ],
            blocking_rules_to_generate_predictions=[block_on(*rule) for rule in told["blocking"]],
            probability_two_random_records_match=told["training"]["prior"],
            retain_matching_columns=False,
        ),
    )
    done("read")
    linker.training.estimate_u_using_random_sampling(max_pairs=told["training"]["random_pairs"], seed=1)
    for rule in told["blocking"][:TRAINING_RULES]:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule), fix_u_probabilities=True)
    done("train")
    pairs = linker.inference.predict(threshold_match_probability=told["thresholds"]["review"])
    done("score")
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        pairs, threshold_match_probability=told["thresholds"]["link"]
    )
    done("cluster")
    pairs.to_parquet(f"{out}/splink-pairs.parquet", overwrite=True)
    clusters.to_parquet(f"{out}/splink-clusters.parquet", overwrite=True)
    seconds = time.perf_counter() - start
    done("write")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"MEASURED {seconds:.3f} {peak} " + ", ".join(f"{stage} {at:.1f}" for stage, at in marks))


if __name__ == "__main__":
    main(*sys.argv[1:])
