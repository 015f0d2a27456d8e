"""The peer itself must be right: on a case that can be worked by hand, and by its likelihood."""

import math
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from em_peer import learn, responsibility  # noqa: E402


def test_one_comparison_with_known_answer():
    # Pairs that agree are matches (u of agreement 0): 30 of 100 agree, so the share is 0.3 and all matches agree.
    answer = learn(
        {"patterns": [[0], [1]], "counts": [30, 70], "match_share": 0.5,
         "m": [[0.9, 0.1]], "u": [[1e-12, 1.0]], "learnt": [True]}
    )
    assert math.isclose(answer["match_share"] * answer["m"][0][0], 0.3, abs_tol=1e-6)


def test_missing_value_says_nothing():
    assert responsibility([-1], 0.2, [[0.9, 0.1]], [[0.1, 0.9]], [True]) == 0.2 / (0.2 + 0.8)
