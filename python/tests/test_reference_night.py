"""The reference must itself be right: each rule of the specification on a record or two, with the answer by hand."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = """
## Newtown: dump household_member

| agreed | value |
| --- | --- |
| records | `household_member` |
| files | `newtown/member_*` |
| encoding | `UTF-8` |
| separator | `,` |
| quote | `"` |

| no | field | grade | becomes | form | meaning |
| --- | --- | --- | --- | --- | --- |
| 1 | `no` | internal | `member_no` |  | number |
| 2 | `name` | sensitive | `name` |  | name |
| 3 | `sex` | sensitive | `sex_code` |  | sex |
| 4 | `born` | sensitive | `born` | `yyyyMMdd` | date of birth |
| 5 | `card` | top_secret | `id_no` |  | identity card |
| 6 | `state` | sensitive | `state_code` |  | state |
| 7 | `action` | internal |  |  | A new, U changed, P changed in the filled fields, D taken back |
| 8 | `version` | internal |  |  | a greater one replaces a smaller |
"""
HEADER = "no,name,sex,born,card,state,action,version"
FIRST = "M1,A·B,1,20010203,,1,A,1"


def replayed(tmp_path, *files):
    """Rows by number and counts, after nights of one file each."""
    (tmp_path / "spec.md").write_text((ROOT / "docs/interface.md").read_text("utf-8") + PAGE, "utf-8")
    (tmp_path / "codes").mkdir()
    (tmp_path / "codes/states.csv").write_text("source_code,state_code,note\n1,registered,\n", "utf-8")
    for night, content in enumerate(files):
        folder = tmp_path / f"nights/2026-01-{night + 1:02}/newtown"
        folder.mkdir(parents=True)
        if isinstance(content, list):
            content = gzip.compress("\n".join([HEADER, *content]).encode(), mtime=0)
        (folder / f"member_{night}.csv.gz").write_bytes(content)
    command = [sys.executable, ROOT / "python/reference_night.py", "spec.md", "codes", "nights"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout.splitlines()
    rows = [json.loads(line) for line in said]
    return {row["key"][0]: {**row["equal"], **row["letters"]} for row in rows[:-1]}, rows[-1]["counts"]


def test_values_are_those_of_the_specification(tmp_path):
    rows, _ = replayed(tmp_path, [FIRST, "M2,,3,20010230,990102870412123,9,A,1", " M3 ,,,,99010219870412123x,,A,1"])
    assert rows["M1"]["name"] == "A·B" and rows["M1"]["born"] == "2001-02-03" and rows["M1"]["state_code"] == "registered"
    # Codes that are in no list and days that are none are null; the last character is GB 11643's:
    # by its weights the digits make 315, which is 7 more than a multiple of 11.
    assert [rows["M2"][name] for name in ("sex_code", "born", "state_code", "name")] == [None] * 4
    assert rows["M2"]["id_no"] == "990102198704121235"
    assert rows["M3"]["id_no"] == "99010219870412123X" and rows["M3"]["phone"] is None


def test_the_greatest_version_stands_and_an_older_one_changes_nothing(tmp_path):
    rows, counts = replayed(tmp_path, [FIRST], ["M1,C,1,,,1,U,3", "M1,D,1,,,1,U,2", "M1,C,1,,,1,U,3"])
    assert rows["M1"]["name"] == "C"
    assert counts["record new"] == counts["record corrected"] == 1 and counts["record repeated"] == 2


def test_what_is_taken_back_does_not_stand(tmp_path):
    rows, counts = replayed(tmp_path, [FIRST, "M2,,,,,,D,1"], ["M1,A·B,1,,,1,D,2"], ["M1,A·B,1,,,1,D,2", "M3,,,,,,A,1"])
    assert list(rows) == ["M3"] and counts["record taken back"] == 1
    assert counts["record set aside, takes back what does not stand"] == 2


def test_what_is_no_whole_record_with_a_number_is_set_aside(tmp_path):
    rows, counts = replayed(tmp_path, [FIRST, "M1,C,,,,,P,2", "torn", ",E,1,,,1,A,1"])
    assert rows["M1"]["name"] == "A·B" and len(rows) == 1
    assert sum(count for what, count in counts.items() if "set aside" in what) == 3


def test_a_file_that_is_cut_off_sent_again_or_in_another_form_is_not_taken(tmp_path):
    whole = gzip.compress(f"{HEADER}\n{FIRST}\n".encode(), mtime=0)
    _, counts = replayed(tmp_path, whole, whole, whole[:-12], b"no,name\n1,2\n", [], ["torn"] * 4 + [FIRST])
    assert {what: count for what, count in counts.items() if what.startswith("file")} == {
        "file taken": 1, "file same_file_twice": 1, "file truncated_gzip": 1, "file another header": 1,
        "file header_only": 1, "file too_many_faulty_records": 1,
    }
