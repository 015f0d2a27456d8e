"""The proof of `citylake trace` must be able to fail: every kind of wrong claim is named."""

import copy
import hashlib
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
import trace_proof  # noqa: E402

TEXTS = [
    'A1,2020-01,1,"two\r\nlines"',
    "A1,2020-02,1,other",
    "A1,2020-03,-1,",
    "A2,2020-01,1,same",
    "A2,2020-01,1,same",
    "A3,2020-01,-1,",
    " ,2020-01,1,no key",
]
HEADER = "no,month,sign,text"
NUMBERS = {
    "records": 7,
    "accepted": 2,
    "corrections": 1,
    "retractions": 1,
    "duplicates": 1,
    "quarantined": 2,
    "current": 1,
    "retracted": 1,
    "superseded": 1,
}


@pytest.fixture
def claims(tmp_path):
    file = tmp_path / "dump.csv"
    file.write_bytes("".join(line + "\r\n" for line in [HEADER, *TEXTS]).encode())
    return {
        "source": "invented.crash",
        "path": str(file),
        "separator": ",",
        "records": [
            {
                "record_no": 2,
                "byte_offset": len(HEADER) + 2 + len(TEXTS[0]) + 2,
                "raw_text": TEXTS[1],
                "content_hash": hashlib.sha256(TEXTS[1].encode()).hexdigest(),
                "keys": [{"fields": ["no"], "text": "A1"}],
            }
        ],
        "account": {
            "key_fields": ["no"],
            "order_field": "month",
            "sign_field": "sign",
            "trial_field": None,
            "numbers": NUMBERS,
        },
    }


def said(claims, tmp_path, capsys):
    path = tmp_path / "claims.json"
    path.write_text(json.dumps(claims), encoding="utf-8")
    code = trace_proof.main([str(path)])
    return code, capsys.readouterr().out.splitlines()


def test_true_claims_hold(claims, tmp_path, capsys):
    assert said(claims, tmp_path, capsys) == (0, ["1 records found, 1 accounts agree"])


@pytest.mark.parametrize(
    ("field", "wrong", "fault"),
    [
        ("raw_text", "A1,2020-02,1,othex", "record 2: the file has another text"),
        ("byte_offset", 7, "record 2: begins at byte 47, not 7"),
        ("content_hash", "00", "record 2: its SHA-256 is another"),
        ("keys", [{"fields": ["no"], "text": "A2"}], "record 2: field no does not hold the key"),
        ("record_no", 99, "record 99: the file has no such record"),
    ],
)
def test_a_wrong_claim_of_a_record_is_named(claims, tmp_path, capsys, field, wrong, fault):
    false = copy.deepcopy(claims)
    false["records"][0][field] = wrong
    code, lines = said(false, tmp_path, capsys)
    assert code == 1
    assert "invented.crash: " + fault in lines
    assert lines[-1] == "1 claims do not hold"


@pytest.mark.parametrize("number", NUMBERS)
def test_a_wrong_number_of_an_account_is_named(claims, tmp_path, capsys, number):
    false = copy.deepcopy(claims)
    false["account"]["numbers"][number] += 1
    code, lines = said(false, tmp_path, capsys)
    assert code == 1
    assert lines == [
        f"invented.crash: {number}: {NUMBERS[number] + 1} claimed, {NUMBERS[number]} played",
        "1 claims do not hold",
    ]


def test_a_file_cut_by_bars_has_no_quotes_and_its_key_is_joined_from_fields(claims, tmp_path, capsys):
    file = tmp_path / "bars.txt"
    text = 'car "7|B1|noon'
    file.write_text("\n".join(["device|no|at", "car|PLTEST1|never", text, ""]), encoding="utf-8")
    claims |= {"path": str(file), "separator": "|"}
    claims["records"] = [
        {
            "record_no": 2,
            "byte_offset": len("device|no|at\ncar|PLTEST1|never\n"),
            "raw_text": text,
            "content_hash": hashlib.sha256(text.encode()).hexdigest(),
            "keys": [{"fields": ["device", "no"], "text": 'car "7 B1'}],
        }
    ]
    claims["account"] |= {"key_fields": ["device", "no"], "order_field": None, "sign_field": None}
    claims["account"] |= {"trial_field": "no", "numbers": {"records": 2, "accepted": 1, "quarantined": 1, "current": 1}}

    assert said(claims, tmp_path, capsys) == (0, ["1 records found, 1 accounts agree"])
