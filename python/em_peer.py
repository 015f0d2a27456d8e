"""An independent EM for record linkage: what the linker's own must agree with.

Reads one JSON object from standard input and writes one to standard output:

    patterns     list of agreement patterns; one level a comparison, -1 where a value is missing
    counts       how many pairs show each pattern
    match_share  start: share of the pairs that are matches
    m, u         start of m, and u (held), by comparison and level
    learnt       which comparisons take part; the others keep their m and speak in no probability

Written from the formulas of Fellegi and Sunter (1969) and Winkler (1988) in logarithms, on rows instead of
sums, so that it shares neither code nor order of arithmetic with the Java. Python's own modules alone.
"""

import json
import math
import sys

TOLERANCE = 1e-12
MOST_ROUNDS = 20_000


def log(probability: float) -> float:
    return math.log(probability) if probability > 0 else -math.inf


def responsibility(pattern: list, share: float, m: list, u: list, learnt: list) -> float:
    """The probability that a pair with this pattern is a match."""
    odds = log(share) - log(1 - share)
    for comparison, level in enumerate(pattern):
        if learnt[comparison] and level != -1:
            odds += log(m[comparison][level]) - log(u[comparison][level])
    if odds > 0:
        return 1 / (1 + math.exp(-odds))
    return math.exp(odds) / (1 + math.exp(odds))


def next_m(comparison: int, patterns: list, expected: list, levels: int, before: list) -> list:
    """The share of each level among expected matches whose values are known."""
    known = math.fsum(e for p, e in zip(patterns, expected) if p[comparison] != -1)
    if known == 0:
        return before
    return [
        math.fsum(e for p, e in zip(patterns, expected) if p[comparison] == level) / known
        for level in range(levels)
    ]


def largest_change(before: list, after: list) -> float:
    return max(abs(a - b) for old, new in zip(before, after) for a, b in zip(old, new))


def learn(question: dict) -> dict:
    patterns, counts, learnt = question["patterns"], question["counts"], question["learnt"]
    share, m, u = question["match_share"], question["m"], question["u"]
    for rounds in range(1, MOST_ROUNDS + 1):
        expected = [n * responsibility(p, share, m, u, learnt) for p, n in zip(patterns, counts)]
        new_share = math.fsum(expected) / sum(counts)
        new_m = [
            next_m(c, patterns, expected, len(levels), levels) if learnt[c] else levels
            for c, levels in enumerate(m)
        ]
        change = max(abs(new_share - share), largest_change(m, new_m))
        share, m = new_share, new_m
        if change < TOLERANCE:
            break
    return {"match_share": share, "m": m, "rounds": rounds}


if __name__ == "__main__":
    json.dump(learn(json.load(sys.stdin)), sys.stdout)
