"""Checks what `citylake trace` found against the files themselves, with Python's own gzip and csv modules alone.

Usage: trace_proof.py CLAIMS.json [CLAIMS.json ...]

A file of claims holds, for one delivered file: `path`, `separator` (a file cut by "|" has no quotes), `records`
(record_no, byte_offset, content_hash, raw_text, and `keys`: each with `fields` of the file and the `text` that these
must hold, joined by blanks, once blanks around each are cut; a record that was repaired by hand also has `repaired`:
by field the SHA-256 of the text in the file and the text that it should have been), and, if it likes, `account`: what the lake says became of the file's
records. The account is drawn up again here by playing every record in its order; a record whose `trial_field` begins
with PLTEST is a trial of the city's platform.
Closes with one line that counts what was found; any claim that does not hold is named, and the exit code is 1.
"""

import csv
import gzip
import hashlib
import json
import sys
from collections import Counter


class Lines:
    """The lines of a file with their ends, keeping what the csv reader took for its last record."""

    def __init__(self, stream):
        self.stream = stream
        self.taken = []

    def __iter__(self):
        return self

    def __next__(self):
        line = next(self.stream)
        self.taken.append(line)
        return line

    def give(self):
        text = "".join(self.taken)
        self.taken.clear()
        return text


def records(path, separator):
    """Each data record of a CSV file with header: number, byte offset, exact text without its end, fields by name."""
    quoting = csv.QUOTE_NONE if separator == "|" else csv.QUOTE_MINIMAL
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8", newline="") as stream:
        lines = Lines(stream)
        reader = csv.reader(lines, delimiter=separator, quoting=quoting)
        header = next(reader)
        offset = len(lines.give().encode())
        number = 0
        for fields in reader:
            text = lines.give()
            if fields:
                number += 1
                whole = len(fields) == len(header)  # a record that does not split has no fields
                yield number, offset, text.rstrip("\r\n"), dict(zip(header, fields, strict=True)) if whole else {}
            offset += len(text.encode())


def play(path, separator, account):
    """What becomes of a file's records in an empty lake: the outcomes, and the rows that stand at the end."""
    keys, order, sign = account["key_fields"], account["order_field"], account["sign_field"]
    trial = account["trial_field"]
    events, misshapen = [], 0
    for number, _, text, fields in records(path, separator):
        if not fields:
            misshapen += 1
            continue
        key = tuple(fields[name].strip() for name in keys)
        place = (fields[order].strip() if order else "", number)
        is_trial = bool(trial) and fields[trial].startswith("PLTEST")
        events.append((place, key, text, fields[sign].strip() == "-1" if sign else False, is_trial))
    outcomes, state, stands_for = Counter(records=len(events) + misshapen, quarantined=misshapen), {}, {}
    for _, key, text, takes_back, is_trial in sorted(events):
        before, is_current = state.get(key, (None, False))
        if is_trial or not all(key):
            outcomes["quarantined"] += 1
        elif takes_back:
            outcomes["retractions" if is_current else "quarantined"] += 1
            if is_current:
                state[key] = (before, False)
        elif before is None:
            outcomes["accepted"] += 1
            state[key], stands_for[key] = (text, True), 1
        elif is_current and text == before:
            outcomes["duplicates"] += 1
        else:
            outcomes["corrections"] += 1
            state[key], stands_for[key] = (text, True), stands_for[key] + 1
    outcomes["current"] = sum(is_current for _, is_current in state.values())
    outcomes["retracted"] = len(state) - outcomes["current"]
    outcomes["superseded"] = sum(stands_for.values()) - len(state)
    return outcomes


def faults_of_records(claims):
    """Names every record that is not in the file as claimed."""
    wanted = {claim["record_no"]: claim for claim in claims["records"]}
    for number, offset, text, fields in records(claims["path"], claims["separator"]):
        claim = wanted.pop(number, None)
        if claim is None:
            continue
        if text != claim["raw_text"]:
            yield f"record {number}: the file has another text"
        if offset != claim["byte_offset"]:
            yield f"record {number}: begins at byte {offset}, not {claim['byte_offset']}"
        if hashlib.sha256(text.encode()).hexdigest() != claim["content_hash"]:
            yield f"record {number}: its SHA-256 is another"
        for name, repair in claim.get("repaired", {}).items():
            if hashlib.sha256(fields[name].encode()).hexdigest() != repair["before_hash"]:
                yield f"record {number}: field {name} was repaired from another text"
            fields[name] = repair["text"]
        for key in claim["keys"]:
            if " ".join(fields[name].strip() for name in key["fields"]) != key["text"]:
                yield f"record {number}: field {', '.join(key['fields'])} does not hold the key"
    for number in wanted:
        yield f"record {number}: the file has no such record"


def faults_of_account(claims):
    """Names every number of the account that playing the records does not give."""
    played = play(claims["path"], claims["separator"], claims["account"])
    for name, number in claims["account"]["numbers"].items():
        if played[name] != number:
            yield f"{name}: {number} claimed, {played[name]} played"


def main(paths):
    found = agreed = faults = 0
    for path in paths:
        with open(path, encoding="utf-8") as stream:
            claims = json.load(stream)
        of_records, of_account = list(faults_of_records(claims)), list(faults_of_account(claims) if "account" in claims else [])
        for fault in of_records + of_account:
            print(f"{claims['source']}: {fault}")
        faults += len(of_records) + len(of_account)
        found += len(claims["records"])
        agreed += "account" in claims and not of_account
    if faults:
        print(f"{faults} claims do not hold")
        return 1
    print(f"{found} records found, {agreed} accounts agree")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
