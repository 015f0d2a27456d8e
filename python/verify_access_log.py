"""Verifies Citylake's access log apart from Citylake: one file, Python's standard library, nothing else.

Usage: verify_access_log.py LOG_FOLDER [HEADS_FILE PUBLIC_KEY_FILE]

LOG_FOLDER holds journal-*.jsonl: a JSON line an entry; its last field `hash` is SM3 (GB/T 32905) of the line without that
field, `prev` the hash of the entry before, `seq` counts from 1. HEADS_FILE holds heads signed by SM2 (GB/T 32918) with
SM3 and the default identity; PUBLIC_KEY_FILE the signer's point, uncompressed, in 130 hex digits. Without heads nobody
can tell whether the end was cut off or all of it written anew.
Prints what it finds. Exit code: 0 all holds, 1 something was changed, 2 wrong arguments.
"""

import hashlib
import json
import re
import struct
import sys
from pathlib import Path

HASHED = re.compile(rb'(\{.*),"hash":"([0-9a-f]{64})"\}', re.DOTALL)
IDENTITY = b"1234567812345678"

# Curve sm2p256v1, GB/T 32918.5-2017.
P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A = P - 3
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
G = (
    0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
    0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0,
)


def rotated(x, n):
    n %= 32
    return ((x << n) | (x >> (32 - n))) & 0xFFFFFFFF


ROUND_CONSTANTS = [rotated(0x79CC4519 if j < 16 else 0x7A879D8A, j) for j in range(64)]


def sm3(message):
    """The hash of some bytes, as bytes; by OpenSSL where Python's has it, which is a hundred times as fast."""
    return hashlib.new("sm3", message).digest() if "sm3" in hashlib.algorithms_available else own_sm3(message)


def own_sm3(message):
    state = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E]
    padded = message + b"\x80" + b"\x00" * ((55 - len(message)) % 64) + struct.pack(">Q", len(message) * 8)
    for start in range(0, len(padded), 64):
        w = list(struct.unpack(">16I", padded[start : start + 64]))
        for j in range(16, 68):
            x = w[j - 16] ^ w[j - 9] ^ rotated(w[j - 3], 15)
            w.append(x ^ rotated(x, 15) ^ rotated(x, 23) ^ rotated(w[j - 13], 7) ^ w[j - 6])
        a, b, c, d, e, f, g, h = state
        for j in range(64):
            s1 = rotated((rotated(a, 12) + e + ROUND_CONSTANTS[j]) & 0xFFFFFFFF, 7)
            s2 = s1 ^ rotated(a, 12)
            ff = a ^ b ^ c if j < 16 else (a & b) | (a & c) | (b & c)
            gg = e ^ f ^ g if j < 16 else (e & f) | (~e & g)
            t1 = (ff + d + s2 + (w[j] ^ w[j + 4])) & 0xFFFFFFFF
            t2 = (gg + h + s1 + w[j]) & 0xFFFFFFFF
            a, b, c, d = t1, a, rotated(b, 9), c
            e, f, g, h = t2 ^ rotated(t2, 9) ^ rotated(t2, 17), e, rotated(f, 19), g
        state = [old ^ new for old, new in zip(state, (a, b, c, d, e, f, g, h))]
    return struct.pack(">8I", *state)


def added(p, q):
    """The sum of two points; None is the point at infinity."""
    if p is None or q is None:
        return q if p is None else p
    if p[0] == q[0]:
        if (p[1] + q[1]) % P == 0:
            return None
        slope = (3 * p[0] * p[0] + A) * pow(2 * p[1], -1, P) % P
    else:
        slope = (q[1] - p[1]) * pow(q[0] - p[0], -1, P) % P
    x = (slope * slope - p[0] - q[0]) % P
    return x, (slope * (p[0] - x) - p[1]) % P


def times(k, point):
    result = None
    while k:
        if k & 1:
            result = added(result, point)
        point = added(point, point)
        k >>= 1
    return result


def is_signed(message, signature, key):
    """Whether r and s (128 hex digits) sign the message for the key's point."""
    if not re.fullmatch(r"[0-9a-f]{128}", signature):
        return False
    r, s = int(signature[:64], 16), int(signature[64:], 16)
    t = (r + s) % N
    if not (0 < r < N and 0 < s < N and t):
        return False
    parts = [A, B, *G, *key]
    signer = sm3(struct.pack(">H", len(IDENTITY) * 8) + IDENTITY + b"".join(part.to_bytes(32, "big") for part in parts))
    e = int.from_bytes(sm3(signer + message), "big")
    point = added(times(s, G), times(t, key))
    return point is not None and (e + point[0]) % N == r


class WrongArgument(Exception):
    """Nothing was verified."""


def point_of(text):
    """The point of 130 hex digits; refused where it is not on the curve."""
    text = text.strip().lower()
    if not re.fullmatch(r"04[0-9a-f]{128}", text):
        raise WrongArgument("Cannot use the public key: it is not an uncompressed point in 130 hex digits. Nothing was verified.")
    x, y = int(text[2:66], 16), int(text[66:], 16)
    if (y * y - (x * x * x + A * x + B)) % P:
        raise WrongArgument("Cannot use the public key: its point is not on the curve. Nothing was verified.")
    return x, y


def kept_heads(heads_file, key, faults):
    kept, heads = {}, 0
    for number, line in enumerate(heads_file.read_bytes().removesuffix(b"\n").split(b"\n"), 1):
        try:
            head = json.loads(line)
            text = f"citylake access log\n{head['seq']}\n{head['hash']}\n{head['at']}\n"
            good = is_signed(text.encode(), head["signature"], key)
        except (ValueError, KeyError, TypeError):
            good = False
        if not good:
            faults.append(f"{heads_file.name} line {number}: its signature is not that of the log's key")
            continue
        heads += 1
        if kept.setdefault(head["seq"], head["hash"]) != head["hash"]:
            faults.append(
                f"{heads_file.name} line {number}: entry {head['seq']} was kept before as another, so the log was cut off and written on"
            )
    return kept, heads


def verify(folder, kept, faults):
    """Numbers of entries read and of bytes behind the last one; what is wrong goes into faults."""
    entries, seq, last, unanswered = 0, 0, "0" * 64, 0
    files = sorted(folder.glob("journal-*.jsonl"))
    for file in files:
        *lines, rest = file.read_bytes().split(b"\n")
        for number, line in enumerate(lines, 1):
            entries += 1
            hashed = HASHED.fullmatch(line)
            if not hashed or sm3(hashed[1] + b"}").hex() != hashed[2].decode():
                faults.append(f"{file.name} line {number}: it has been changed, its hash is another")
                seq, last = seq + 1, None
                continue
            entry = json.loads(line)
            if entry["seq"] != seq + 1:
                faults.append(
                    f"{file.name} line {number}: entry {entry['seq']} follows entry {seq}, so some are missing, double or moved"
                )
            elif last is not None and entry["prev"] != last:
                faults.append(f"{file.name} line {number}: the entry before it is another than it was")
            if kept.pop(entry["seq"], entry["hash"]) != entry["hash"]:
                faults.append(f"{file.name} line {number}: entry {entry['seq']} is not the one that was kept")
            seq, last = entry["seq"], entry["hash"]
        if file == files[-1]:
            unanswered = len(rest)
        elif rest:
            faults.append(f"{file.name}: its end has been changed, the last line is not ended")
    if not entries:
        faults.append("there is no entry: this is no access log, or all of it is gone")
    if kept:
        faults.append(f"entry {max(kept)} was kept and is not in the log, which ends with entry {seq}: its end is missing, or that entry")
    return entries, unanswered


def main(arguments):
    if len(arguments) not in (1, 3) or not Path(arguments[0]).is_dir():
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 2
    faults, kept, heads = [], {}, 0
    try:
        if len(arguments) == 3:
            kept, heads = kept_heads(Path(arguments[1]), point_of(Path(arguments[2]).read_text()), faults)
        entries, unanswered = verify(Path(arguments[0]), kept, faults)
    except (OSError, WrongArgument) as wrong:
        print(wrong, file=sys.stderr)
        return 2
    for fault in faults:
        print(fault)
    print(f"{entries} entries, {heads} kept heads: " + (f"{len(faults)} fault(s)" if faults else "nothing was changed"))
    if unanswered:
        print(f"The last {unanswered} bytes are the beginning of an entry, which was not answered.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
