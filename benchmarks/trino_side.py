"""What file-based rules cost in Trino, on the table of benchmarks/run-policy and for the same statements and rights.

Usage: trino_side.py TRINO_FOLDER JAVA_HOME SQLITE_JAR LAKE_FOLDER PAIRS

TRINO_FOLDER is an unpacked server (tried: io.trino:trino-server:476:tar.gz of Maven Central, on Java 25); it is started
below, with settings in LAKE_FOLDER/../trino, and stopped again. SQLITE_JAR is the driver of the lake's catalog. Prints
medians with the rules and without, each statement asked by two users in pairs, warm, in an order drawn with a fixed seed.
"""

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

PORT = 18080
OWN = "coalesce(city_code = '980100', false)"
RULES = {
    "tables": [
        {
            "user": "analyst",
            "catalog": "lake",
            "schema": "standard",
            "table": "incident",
            "privileges": ["SELECT"],
            "filter": f"{OWN} OR coalesce(city_code <> '980100', false)",
            "columns": [
                {"name": "lon", "mask": f"CASE WHEN {OWN} THEN lon ELSE round(lon, 2) END"},
                {"name": "lat", "mask": f"CASE WHEN {OWN} THEN lat ELSE round(lat, 2) END"},
                {
                    "name": "address_text",
                    "mask": f"CASE WHEN {OWN} THEN address_text ELSE concat(coalesce(regexp_extract(address_text, "
                    "'^[^0-9]{2,16}?[省市区县]'), ''), '***') END",
                },
            ],
        },
        {"privileges": ["SELECT", "OWNERSHIP", "GRANT_SELECT"]},
    ]
}
STATEMENTS = {
    "filter, count": "SELECT count(*) FROM incident WHERE occurred_from >= TIMESTAMP '2025-03-01 00:00:00 UTC' "
    "AND offence_code = '0301'",
    "one city's months": "SELECT month(occurred_from), count(*) FROM incident WHERE city_code = '980200' "
    "AND district = 'D3' GROUP BY 1 ORDER BY 1",
    "group by": "SELECT city_code, offence_code, count(*) FROM incident GROUP BY city_code, offence_code ORDER BY 3 DESC",
    "join": "SELECT h.hour, sum(h.weight), count(*) FROM incident i JOIN lake.derived.hour_of_week h "
    "ON h.city_code = i.city_code AND h.kind = 'incident' AND h.dow = day_of_week(i.occurred_from_local) "
    "AND h.hour = hour(i.occurred_from_local) WHERE i.district = 'D3' GROUP BY h.hour ORDER BY h.hour",
    "top 100": "SELECT incident_no, city_code, offence_code, occurred_from FROM incident WHERE district = 'D3' "
    "ORDER BY occurred_from DESC LIMIT 100",
    "masked columns": "SELECT incident_no, lon, lat, address_text FROM incident WHERE offence_code = '0903' "
    "AND district = 'D7'",
    "masked group by": "SELECT round(lon, 1), round(lat, 1), count(*) FROM incident GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 20",
}


def settings(folder, lake):
    """The server's settings: one process, the lake's own catalog, the rules."""
    files = {
        "node.properties": f"node.environment=measured\nnode.id=one\nnode.data-dir={folder / 'data'}\n",
        "jvm.config": "-server\n-Xmx3G\n-Duser.timezone=UTC\n-Djdk.attach.allowAttachSelf=true\n"
        "--add-opens=java.base/java.nio=ALL-UNNAMED\n",
        "config.properties": f"coordinator=true\nnode-scheduler.include-coordinator=true\nhttp-server.http.port={PORT}\n"
        f"discovery.uri=http://127.0.0.1:{PORT}\nnode.internal-address=127.0.0.1\n",
        "access-control.properties": f"access-control.name=file\nsecurity.config-file={folder / 'etc/rules.json'}\n",
        "rules.json": json.dumps(RULES, ensure_ascii=False),
        "catalog/lake.properties": "connector.name=iceberg\niceberg.catalog.type=jdbc\n"
        "iceberg.jdbc-catalog.catalog-name=lake\niceberg.jdbc-catalog.driver-class=org.sqlite.JDBC\n"
        f"iceberg.jdbc-catalog.connection-url=jdbc:sqlite:{lake / 'catalog.db'}\n"
        f"iceberg.jdbc-catalog.default-warehouse-dir=file:{lake / 'warehouse'}\nfs.hadoop.enabled=true\n",
    }
    for name, text in files.items():
        file = folder / "etc" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def ask(user, sql):
    """Number of rows, when the last has come."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{PORT}/v1/statement",
        sql.encode(),
        {"X-Trino-User": user, "X-Trino-Catalog": "lake", "X-Trino-Schema": "standard", "X-Trino-Time-Zone": "UTC"},
    )
    rows = 0
    while True:
        with urllib.request.urlopen(request) as answer:
            page = json.load(answer)
        if "error" in page:
            raise RuntimeError(page["error"]["message"])
        rows += len(page.get("data", []))
        if "nextUri" not in page:
            return rows
        request = page["nextUri"]


def await_start(server):
    end = time.monotonic() + 600
    while True:
        try:
            return ask("admin", "SELECT count(*) FROM incident")  # takes a worker, unlike SELECT 1
        except (RuntimeError, urllib.error.URLError):
            if server.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(1)


def millis(user, sql):
    start = time.perf_counter()
    if ask(user, sql) == 0:
        raise RuntimeError("no row came of " + sql)
    return (time.perf_counter() - start) * 1000


def pair(sql, draw):
    if draw.random() < 0.5:
        without = millis("admin", sql)
        return without, millis("analyst", sql)
    ruled = millis("analyst", sql)
    return millis("admin", sql), ruled


def line(kind, pairs):
    without, ruled = (statistics.median(side) for side in zip(*pairs))
    print(f"| {kind} | {without:.0f} | {ruled:.0f} | {100 * (ruled / without - 1):.1f} % |", flush=True)


def measure(pairs):
    draw = random.Random(7)
    for _ in range(4):
        for sql in STATEMENTS.values():
            pair(sql, draw)
    kinds = [list(STATEMENTS)[i % len(STATEMENTS)] for i in range(pairs)]
    draw.shuffle(kinds)
    times = {kind: [] for kind in STATEMENTS}
    for kind in kinds:
        times[kind].append(pair(STATEMENTS[kind], draw))
    print("| statement | Trino without, median ms | with rules | increase |\n|---|---|---|---|")
    for kind, some in times.items():
        line(kind, some)
    line("**all**", [one for some in times.values() for one in some])


def main(trino, java_home, sqlite, lake, pairs):
    folder = Path(lake).resolve().parent / "trino"
    settings(folder, Path(lake).resolve())
    shutil.copy(sqlite, Path(trino) / "plugin" / "iceberg")
    environment = dict(os.environ, JAVA_HOME=java_home, PATH=f"{java_home}/bin:{os.environ['PATH']}")
    with open(folder / "server.log", "w", encoding="utf-8") as log:
        server = subprocess.Popen(
            [Path(trino) / "bin/launcher", "--etc-dir", folder / "etc", "run"], env=environment, stdout=log, stderr=log
        )
        try:
            await_start(server)
            measure(int(pairs))
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    main(*sys.argv[1:])
