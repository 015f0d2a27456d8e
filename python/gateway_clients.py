"""Asks a gateway as analysts do, with PyHive, pandas and SQLAlchemy, and prints what came as JSON.

Usage: gateway_clients.py HOST PORT USER PASSWORD CERTIFICATE
"""

import json
import ssl
import sys

import pandas
import sqlalchemy
import thrift_sasl
from pyhive import hive
from thrift.transport import TSSLSocket


def connection(host, port, user, password, certificate):
    """PyHive knows no TLS of its own: it is handed the encrypted transport."""
    socket = TSSLSocket.TSSLSocket(host, port, cert_reqs=ssl.CERT_REQUIRED, ca_certs=certificate)

    def plain():
        return hive.get_installed_sasl(host=host, sasl_auth="PLAIN", username=user, password=password)

    transport = thrift_sasl.TSaslClientTransport(plain, "PLAIN", socket)
    return hive.connect(
        username=user, thrift_transport=transport, configuration={"citylake.case": "A-2026/17"}
    )


def refusal(cursor, sql):
    """SQLSTATE and words of a statement that must be refused."""
    try:
        cursor.execute(sql)
    except hive.OperationalError as refused:
        status = refused.args[0].status
        return [status.sqlState, status.errorMessage, status.infoMessages]
    raise AssertionError(f"not refused: {sql}")


def main(host, port, user, password, certificate):
    def connect():
        return connection(host, int(port), user, password, certificate)

    engine = sqlalchemy.create_engine("hive://", creator=connect)
    tables = sqlalchemy.inspect(engine)
    with engine.connect() as open_connection:
        frame = pandas.read_sql(
            sqlalchemy.text("SELECT city_code, hour FROM published.hour_of_week ORDER BY hour"),
            open_connection,
        )
    cursor = connect().cursor()
    cursor.execute("SHOW TABLES IN published")
    shown = cursor.fetchall()
    cursor.execute("SELECT CAST(1.50 AS DECIMAL(4,2)), DATE '2026-03-02', X'00FF', NULL")
    print(
        json.dumps(
            {
                "schemas": tables.get_schema_names(),
                "tables": tables.get_table_names(schema="published"),
                "columns": [
                    column["name"] for column in tables.get_columns("hour_of_week", schema="published")
                ],
                "frame": frame.values.tolist(),
                "shown": shown,
                "types": [str(value) for value in cursor.fetchone()],
                "denied": refusal(cursor, "SELECT count(*) FROM standard.crash"),
                "set": refusal(cursor, "SET spark.sql.extensions=x"),
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
