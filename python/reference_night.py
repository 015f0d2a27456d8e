"""Replays dumps by the interface specification alone, and prints the rows that must stand in the lake.

Usage: reference_night.py SPECIFICATION.md CODES_FOLDER NIGHTS_FOLDER

SPECIFICATION is what `citylake source spec` writes: kinds, fields, types, keys, names and forms are read from its tables.
Code lists are the CSV files of CODES_FOLDER. NIGHTS_FOLDER has a folder a night.
Sentences in quotes below are the specification's. Prints a line of JSON a row, by kind, city and key: `equal` holds the
values that the specification defines, `letters` those of which it leaves the separators open ("one way of writing").
The last line counts files and records by what became of them.
"""

import csv
import gzip
import hashlib
import io
import json
import re
import sys
import zlib
from collections import Counter
from datetime import datetime, time
from pathlib import Path

# Of these the specification does not say what they hold: they are left out of the rows.
OPEN = {"place_precision", "plate_no_hash", "plate_form"}
# "more than 1 of 100 records"; "Up to 3 such records never refuse a file of which they are fewer than half"
SHARE, FEW = 100, 3
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CLOCK = {"yyyy": "%Y", "MM": "%m", "dd": "%d", "HH": "%H", "mm": "%M", "ss": "%S"}


class Specification:
    def __init__(self, text):
        self.kinds, self.dumps, self.words = {}, [], {}
        for section in text.split("\n## ")[1:]:
            title = section.split("\n", 1)[0]
            tables = [self.rows(block.splitlines()) for block in section.split("\n\n") if block.startswith("|")]
            if title.startswith("Kind "):
                self.kinds[title.removeprefix("Kind ")] = tables[0]
            elif title == "Fields that want more words":
                self.words = {row["field"]: row["how it is written"] for row in tables[0]}
            elif ": dump " in title:
                agreed = {row["agreed"]: row["value"] for row in tables[0]}
                self.dumps.append({**agreed, "fields": tables[1]})

    @staticmethod
    def rows(lines):
        cells = [[cell.strip().strip("`") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
        return [dict(zip(cells[0], row)) for row in cells[2:]]

    def key(self, kind):
        """The fields that are required before the first that is not: "a number that is its own for ever"."""
        required = [field["required"] == "yes" for field in self.kinds[kind]]
        return [field["field"] for field in self.kinds[kind][: required.index(False)]]


def code_lists(folder):
    """By field of the standard: the city's code to the standard's."""
    lists = {}
    for path in sorted(Path(folder).glob("*.csv")):
        for line in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            for column in line.keys() - {"source_code", "note"}:
                field = "offence_code" if column == "iccs" else column
                lists.setdefault(field, {})[line["source_code"]] = line[column] or None
    return lists


def id_number(text):
    """18 characters as they are; to 15 "the century ... and the check character" are added."""
    if re.fullmatch(r"\d{15}", text):
        digits = text[:6] + ("18" if text[12:] >= "996" else "19") + text[6:]
        return digits + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS)) % 11]
    return text.upper() if re.fullmatch(r"\d{17}[\dXx]", text) else None


def moment(field, text, pattern):
    for letters, mark in CLOCK.items():
        pattern = pattern.replace(letters, mark)
    try:
        at = datetime.strptime(text, pattern)
    except ValueError:
        return None
    if "default such as exactly 00:00" in field["meaning"] and at.time() == time.min:
        return None
    return str(at) if field["type"].startswith("time") else str(at.date())


def value(field, given, text, codes):
    """What the standard's field holds where the city's field holds the text; None is null."""
    kind, meaning, text = field["type"], field["meaning"], text.strip()
    if field["field"] in codes:
        return codes[field["field"]].get(text)
    if not text:
        return None
    if kind.startswith(("time", "date")):
        return moment(field, text, re.search(r"yyyy\S+( HH\S+)?", given["form"] or given["meaning"]).group())
    if kind == "yes or no":
        return {"1": True, "0": False}.get(text)
    if kind != "text":
        return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None
    if "number of the identity card" in meaning:
        return id_number(text)
    if "eleven digits" in meaning:
        return text if re.fullmatch(r"\d{11}", text) else None
    listed = re.findall(r"(?<!\w)'([^']+)'(?!\w)", meaning)
    is_whole_list = listed and "e.g." not in meaning and "' to '" not in meaning
    return None if is_whole_list and text not in listed else text


def row(spec, dump, record, codes, night):
    """The standard's fields of a record, by how exactly the specification defines them."""
    values = {"equal": {}, "letters": {}}
    place = [record.get(name, "").strip() for name in ("lon", "lat")]
    for field in spec.kinds[dump["records"]]:
        name = field["field"]
        sources = [given for given in dump["fields"] if name in given["becomes"].split(", ")]
        sources.sort(key=lambda given: given["field"] != name.removesuffix("_local"))
        part = "letters" if "one way of writing" in field["meaning"] else "equal"
        if name == "place_source":
            values[part][name] = "lon_lat" if all(place) else None
        elif name == "place_original":
            values[part][name] = " ".join(place) if all(place) else None
        elif name not in OPEN:
            held = value(field, sources[0], record[sources[0]["field"]], codes) if sources else None
            is_behind = "behind the night" in spec.words.get(name, "") and held and held[:10] > night
            values[part][name] = None if is_behind else held
    return values


class Lake:
    def __init__(self, spec, codes):
        self.spec, self.codes = spec, codes
        self.standing, self.seen, self.counts = {}, set(), Counter()

    def take(self, dump, city, content, night):
        records, outcome = self.read(dump, content)
        self.counts["file " + outcome] += 1
        for record in records:
            self.counts["record " + self.play(dump, city, record, night)] += 1

    def read(self, dump, content):
        """The records of a file, None for one that cannot be read, and what becomes of the file."""
        digest = hashlib.sha256(content).digest()
        if digest in self.seen:
            return [], "same_file_twice"
        try:
            text = (gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content).decode(dump["encoding"])
        except (EOFError, zlib.error):
            return [], "truncated_gzip"
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=dump["separator"], quotechar=dump["quote"]))
        names = [given["field"] for given in dump["fields"]]
        if len(lines) < 2:
            return [], "header_only" if lines else "empty_file"
        if lines[0] != names:
            return [], "another header"
        records = [dict(zip(names, line)) if len(line) == len(names) else None for line in lines[1:]]
        faulty = records.count(None)
        if faulty * SHARE > len(records) and (faulty > FEW or faulty * 2 >= len(records)):
            return [], "too_many_faulty_records"
        self.seen.add(digest)
        return records, "taken"

    def play(self, dump, city, record, night):
        """Lets a record change what stands, and says what became of it."""
        if record is None:
            return "set aside, not readable"
        values = row(self.spec, dump, record, self.codes, night)
        key = dump["records"], city, *(values["equal"].pop(name) for name in self.spec.key(dump["records"]))
        if None in key:
            return "set aside, without number"
        marks = next(given["meaning"] for given in dump["fields"] if given["field"] == "action")
        action = dict(mark.split(" ", 1) for mark in marks.split(", ")).get(record["action"].strip())
        if action not in ("new", "changed", "taken back"):
            return "set aside, not a whole record"
        version, now = int(record["version"]), None if action == "taken back" else values
        before = self.standing.get(key)
        if now is None and (before is None or before[1] is None):
            return "set aside, takes back what does not stand"
        if before and (version < before[0] or (version, now) == before):
            return "repeated"  # "The same record once more changes nothing."
        self.standing[key] = version, now
        return action if now is None else "corrected" if before else "new"


def main(specification, codes, nights):
    spec = Specification(Path(specification).read_text(encoding="utf-8"))
    lake = Lake(spec, code_lists(codes))
    for night in sorted(Path(nights).iterdir()):
        for dump in spec.dumps:
            for path in sorted(night.glob(dump["files"])):
                lake.take(dump, path.parent.name, path.read_bytes(), night.name)
    for (kind, city, *key), (_, values) in sorted(lake.standing.items()):
        if values is not None:
            print(json.dumps({"kind": kind, "city": city, "key": key, **values}, ensure_ascii=False))
    print(json.dumps({"counts": lake.counts}))


if __name__ == "__main__":
    main(*sys.argv[1:])
