"""What Superset needs in its superset_config.py to ask a gateway: beside that file, and there

    from superset_gateway import DB_CONNECTION_MUTATOR, TIME_GRAIN_ADDON_EXPRESSIONS

Every database with an address that begins with hive:// is then asked over TLS; how, see docs/gateway.md.
"""

import ssl

import thrift_sasl
from pyhive import hive
from thrift.transport import TSSLSocket, TTransport


def DB_CONNECTION_MUTATOR(address, params, username, security_manager, source):
    """PyHive has no TLS of its own, and Superset no other place where a connection could be made otherwise.

    Never without TLS: whoever names no certificate to trust trusts those that the machine trusts.
    """
    if address.get_backend_name() != "hive":
        return address, params
    said = dict(params.pop("connect_args", {}))
    trusted = said.pop("trust", None)

    def connect():
        return encrypted(address, said.get("configuration"), trusted)

    return address, {**params, "creator": connect}


def encrypted(address, configuration, trusted):
    """A connection with a session of its own, by the name and password of the address."""
    socket = TSSLSocket.TSSLSocket(
        address.host, address.port, ssl_context=ssl.create_default_context(cafile=trusted)
    )
    # Opened here: where PyHive opens it, what went wrong is lost.
    try:
        socket.open()
    except TTransport.TTransportException as failed:
        raise hive.OperationalError(
            f"Cannot reach the gateway at {address.host}:{address.port} over TLS. "
            f"The password was not sent. {failed.inner or failed}"
        ) from failed

    def plain():
        return hive.get_installed_sasl(
            host=address.host, sasl_auth="PLAIN", username=address.username, password=address.password
        )

    return hive.connect(
        username=address.username,
        database=address.database or "default",
        configuration=configuration,
        thrift_transport=thrift_sasl.TSaslClientTransport(plain, "PLAIN", socket),
    )


# Superset's own words for Hive call from_unixtime and unix_timestamp, which are no functions of the lake.
TIME_GRAIN_ADDON_EXPRESSIONS = {
    "hive": {
        duration: f"date_trunc('{unit}', {{col}})"
        for duration, unit in {
            "PT1S": "SECOND",
            "PT1M": "MINUTE",
            "PT1H": "HOUR",
            "P1D": "DAY",
            "P1W": "WEEK",
            "P1M": "MONTH",
            "P3M": "QUARTER",
            "P1Y": "YEAR",
        }.items()
    }
}
