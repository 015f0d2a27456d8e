"""A comparison must be able to fail: each kind of difference is seen, in files whose records are known by hand."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from independent_readers import compare  # noqa: E402


def said(tmp_path, shape, content, ours):
    (tmp_path / "dump").write_bytes(content)
    (tmp_path / "ours.jsonl").write_text("".join(json.dumps(record) + "\n" for record in ours), "utf-8")
    files, told = [str(tmp_path / "dump")], str(tmp_path / "ours.jsonl")
    return compare({"name": "planted", "files": files, "ours": told, "shape": dict(shape), "seed": 1, "sample": 1000})


PIPES = {"format": "csv", "encoding": "GBK", "separator": "|", "quote": "", "header": False, "fields": ["no", "name"]}
FILE = "1|盗窃\r\ntorn\r\n2|\"抢劫\r\n".encode("gbk")
RECORDS = [["1", "盗窃"], None, ["2", '"抢劫']]


def test_the_same_records_do_not_differ(tmp_path):
    found = said(tmp_path, PIPES, FILE, RECORDS)
    assert [found[what] for what in ("ours", "theirs", "unreadable", "sampled", "differences")] == [3, 3, 1, 3, 0]


def test_another_text_is_a_difference(tmp_path):
    found = said(tmp_path, PIPES, FILE, [["1", "盗窃 "], *RECORDS[1:]])
    assert found["examples"] == ["record 1 name: ours '盗窃 ', theirs '盗窃'"]


def test_a_record_that_one_reader_alone_can_read_is_a_difference(tmp_path):
    assert said(tmp_path, PIPES, FILE, [RECORDS[0], ["torn", ""], RECORDS[2]])["differences"] == 1


def test_a_record_too_few_is_counted(tmp_path):
    found = said(tmp_path, PIPES, FILE, RECORDS[:2])
    assert (found["ours"], found["theirs"], found["differences"]) == (2, 3, 0)


def test_places_are_followed_into_nested_records(tmp_path):
    shape = {"format": "json-lines", "fields": ["lon", "no"], "layout": {"places": ["place.lon", "no"], "settings": {}}}
    content = b'{"no": 7, "place": {"lon": 130.7744710}}\n{"no": null}\n'
    assert said(tmp_path, shape, content, [["130.7744710", "7"], ["", ""]])["differences"] == 0
