"""The verifier's own ciphers against the standards' published examples; logs are given to it by Citylake's tests."""

import csv
import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
import verify_access_log as verifier  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
VECTORS = Path(os.environ.get("CITYLAKE_SHARED_DATA", ROOT / "../shared/data")) / "crypto/sm_vectors.csv"


@pytest.fixture(scope="module")
def vectors():
    with VECTORS.open(encoding="utf-8") as file:
        return {(row["id"], row["field"]): row["value_hex_or_text"] for row in csv.DictReader(file)}


@pytest.mark.parametrize("example", ["sm3-1", "sm3-2"])
def test_both_ways_of_hashing_give_the_published_hash(vectors, example):
    message = vectors[example, "msg_utf8"].encode()

    assert verifier.own_sm3(message).hex() == vectors[example, "digest"]
    assert verifier.sm3(message).hex() == vectors[example, "digest"]


@pytest.mark.parametrize("length", [0, 1, 55, 56, 63, 64, 65, 1000])
def test_hashing_pads_every_length_alike(length):
    message = bytes(range(256)) * 4

    assert verifier.own_sm3(message[:length]) == verifier.sm3(message[:length])


def test_the_published_signature_holds_and_no_other(vectors):
    key = tuple(int(vectors["sm2-sign", part], 16) for part in ("public_x", "public_y"))
    message = vectors["sm2-sign", "msg_utf8"].encode()
    signature = vectors["sm2-sign", "r"] + vectors["sm2-sign", "s"]

    assert verifier.is_signed(message, signature, key)
    assert not verifier.is_signed(message + b".", signature, key)
    assert not verifier.is_signed(message, "0" * 128, key)
    assert not verifier.is_signed(message, signature[:-1] + ("0" if signature[-1] != "0" else "1"), key)


def test_a_point_off_the_curve_is_refused():
    with pytest.raises(verifier.WrongArgument, match="its point is not on the curve"):
        verifier.point_of("04" + "1" * 128)
