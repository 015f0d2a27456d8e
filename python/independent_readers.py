"""Reads dumps with other people's readers, and holds what ours read against them, record by record.

Usage: independent_readers.py write STANDARD.csv.gz FILE    writes its records as FILE.xlsx and as FILE.parquet
       independent_readers.py compare CLAIM.json...         says in a line of JSON for each claim what it found

A claim names `files` in order, their `shape` as the contract agrees it (format, encoding, fields and where they lie), and in
`ours` a file with what we read: a line of JSON a record, its texts in the order of the fields, null where it cannot be
read. As many records as `sample` says, drawn by `seed`, are compared field by field; all are counted.
A text here is what our formats' description says: nothing for null, digits for numbers, ISO for times.
"""

import csv
import gzip
import hashlib
import io
import json
import random
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path

try:
    import dbfread
    import fastavro
    import openpyxl
    import pyarrow
    import pyarrow.parquet
    import sqlglot
    from lxml import etree
except ImportError as missing:
    sys.exit(f"Cannot read dumps once more: {missing}. To get the packages of python/readers.lock: ./.ci/python readers")

ROWS_A_SHEET = 400


def text(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return str(value)


def member(record, path):
    for name in path.split("."):
        record = record.get(name) if isinstance(record, dict) else None
    return text(record)


def delimited(content, shape, separator, quote):
    rows = csv.reader(
        io.StringIO(content, newline=""),
        delimiter=separator,
        quotechar=quote or None,
        quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
    )
    return [row if len(row) == len(shape["fields"]) else None for row in rows if row]


def read_csv(content, shape):
    encoding = "utf-8-sig" if shape["encoding"] == "UTF-8" else shape["encoding"]
    rows = delimited(content.decode(encoding), shape, shape["separator"], shape["quote"])
    return rows[1:] if shape["header"] else rows


def read_fixed_width(content, shape):
    ranges = [[int(end) for end in place.split("-")] for place in shape["places"]]
    length = max(last for _, last in ranges)
    return [
        [line[first - 1 : last].decode(shape["encoding"]).strip(" ") for first, last in ranges] if len(line) == length else None
        for line in content.replace(b"\r\n", b"\n").split(b"\n")
        if line
    ]


def read_xml(content, shape):
    records = []
    for _, element in etree.iterparse(io.BytesIO(content), tag="{*}" + shape["settings"]["record"]):
        found = [element.find("/".join("{*}" + name for name in place.split("."))) for place in shape["places"]]
        records.append(["" if each is None else each.text or "" for each in found])
        element.clear()
    return records


def read_json_lines(content, shape):
    records = []
    for line in content.decode("utf-8").split("\n"):
        if line:
            try:
                record = json.loads(line, parse_float=str, parse_int=str)
                records.append([member(record, place) for place in shape["places"]])
            except ValueError:
                records.append(None)
    return records


def read_paged_json(content, shape):
    decoder, rest, records = json.JSONDecoder(parse_float=str, parse_int=str), content.decode("utf-8").strip(), []
    while rest:
        page, end = decoder.raw_decode(rest)
        rest = rest[end:].lstrip()
        items = page[shape["settings"]["records"]]
        records += [[member(item, place) for place in shape["places"]] for item in items]
    return records


def read_xlsx(content, shape):
    records = []
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    for sheet in [each for each in book.worksheets if each.sheet_state == "visible"]:
        header, *rows = sheet.iter_rows(values_only=True)
        records += [[text(dict(zip(header, row))[place]) for place in shape["places"]] for row in rows]
    return records


def read_dbf(content, shape):
    path = Path(shape["scratch"]) / "table.dbf"
    path.write_bytes(content)
    table = dbfread.DBF(path, encoding=shape["encoding"], char_decode_errors="strict")
    return [[text(record[place]) for place in shape["places"]] for record in table]


def read_mysql_dump(content, shape):
    columns, records = [], []
    for statement in sqlglot.parse(content.decode(shape["encoding"]), read="mysql"):
        if isinstance(statement, sqlglot.exp.Create):
            columns = [column.name for column in statement.find_all(sqlglot.exp.ColumnDef)]
        if isinstance(statement, sqlglot.exp.Insert) and statement.this.name == shape["settings"]["table"]:
            for row in statement.expression.expressions:
                values = ["" if isinstance(value, sqlglot.exp.Null) else value.name for value in row.expressions]
                records.append([dict(zip(columns, values))[place] for place in shape["places"]])
    return records


def read_avro(content, shape):
    return [[member(record, place) for place in shape["places"]] for record in fastavro.reader(io.BytesIO(content))]


def read_parquet(content, shape):
    rows = pyarrow.parquet.read_table(pyarrow.BufferReader(content)).to_pylist()
    return [[member(row, place) for place in shape["places"]] for row in rows]


def read_zip_tsv(content, shape):
    records = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for line in archive.read(shape["settings"]["manifest"]).decode().splitlines():
            digest, name = line.split("  ")
            part = archive.read(name)
            if hashlib.sha256(part).hexdigest() != digest:
                raise ValueError(f"part {name} is not what the manifest says")
            records += delimited(part.decode(shape["encoding"]), shape, "\t", "")
    return records


READERS = {
    "csv": read_csv, "fixed-width": read_fixed_width, "xml": read_xml, "json-lines": read_json_lines,
    "paged-json": read_paged_json, "xlsx": read_xlsx, "dbf": read_dbf, "mysql-dump": read_mysql_dump,
    "avro": read_avro, "parquet": read_parquet, "zip-tsv": read_zip_tsv,
}  # fmt: skip


def compare(claim):
    shape, layout = claim["shape"], claim["shape"].get("layout", {})
    shape["places"] = layout.get("places") or shape["fields"]
    shape["settings"] = layout.get("settings", {})
    shape["scratch"] = str(Path(claim["ours"]).parent)
    theirs = []
    for file in claim["files"]:
        content = Path(file).read_bytes()
        content = gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
        theirs += READERS[shape["format"]](content, shape)
    ours = [json.loads(line) for line in Path(claim["ours"]).read_text(encoding="utf-8").splitlines()]
    both = min(len(ours), len(theirs))
    sample = sorted(random.Random(claim["seed"]).sample(range(both), min(claim["sample"], both)))
    differences = []
    for number in sample:
        if (ours[number] is None) != (theirs[number] is None):
            differences.append(f"record {number + 1}: one reader alone can read it")
        elif ours[number] is not None:
            for field, our, their in zip(shape["fields"], ours[number], theirs[number], strict=True):
                if our != their:
                    differences.append(f"record {number + 1} {field}: ours {our!r}, theirs {their!r}")
    return {
        "name": claim["name"], "format": shape["format"], "ours": len(ours), "theirs": len(theirs),
        "unreadable": theirs.count(None), "sampled": len(sample), "fields": len(sample) * len(shape["fields"]),
        "differences": len(differences), "examples": differences[:5],
    }  # fmt: skip


def write(standard, name):
    """A workbook of several sheets with times as dates, and a Parquet file with times of 96 bits."""
    with gzip.open(standard, "rt", encoding="utf-8", newline="") as file:
        header, *rows = [row for row in csv.reader(file) if len(row) > 1]
    typed = [[typed_value(name, value) for name, value in zip(header, row)] for row in rows]
    book = openpyxl.Workbook(write_only=True)
    for first in range(0, len(typed), ROWS_A_SHEET):
        sheet = book.create_sheet(f"part {first // ROWS_A_SHEET + 1}")
        for row in [header, *typed[first : first + ROWS_A_SHEET]]:
            sheet.append(row)
    book.save(name + ".xlsx")
    columns = {name: [row[at] for row in typed] for at, name in enumerate(header)}
    pyarrow.parquet.write_table(
        pyarrow.table(columns), name + ".parquet", use_deprecated_int96_timestamps=True, row_group_size=ROWS_A_SHEET
    )


def typed_value(name, value):
    if not value:
        return None
    if name in ("lon", "lat"):
        return float(value)
    if name == "version":
        return int(value)
    try:
        return datetime.strptime(value, "%Y-%m-%d %H:%M:%S") if name.endswith(("_at", "_from", "_to")) else value
    except ValueError:
        return None


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(*sys.argv[2:])
    else:
        for claim in sys.argv[2:]:
            print(json.dumps(compare(json.loads(Path(claim).read_text(encoding="utf-8"))), ensure_ascii=False))
