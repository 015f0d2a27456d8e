"""A small night for the tests of the client: a mapped task that can be made to fail, and an asset at the end."""

from __future__ import annotations

from pathlib import Path

import pendulum
from airflow.sdk import DAG, Asset, Param, task

CITIES = ["denver", "boston"]

with DAG(
    dag_id="client_probe",
    schedule=None,
    start_date=pendulum.datetime(2026, 1, 1, tz="UTC"),
    catchup=False,
    max_active_runs=2,
    params={
        "broken_city": Param(None, type=["null", "string"], enum=[None, *CITIES]),
        "mended": Param(None, type=["null", "string"], description="a file; while it is not there, the broken city fails"),
        "limit": Param(3, type="integer", minimum=1, maximum=9),
    },
):

    @task(map_index_template="{{ city }}")
    def land(city, params=None):
        from airflow.sdk import get_current_context

        get_current_context()["city"] = city
        if city == params["broken_city"] and not (params["mended"] and Path(params["mended"]).exists()):
            raise ValueError(f"the door of {city} is shut")
        print(f"landed {city}")

    @task(outlets=[Asset("lake.client_probe")])
    def publish():
        print("published")

    land.expand(city=CITIES) >> publish()
