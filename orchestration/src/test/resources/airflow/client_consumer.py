"""Triggered by the probe's asset; fails while a file is there, so that a test can send its run back to wait for a start."""

from __future__ import annotations

from pathlib import Path

import pendulum
from airflow.sdk import DAG, Asset, task

with DAG(
    dag_id="client_consumer",
    schedule=[Asset("lake.client_probe")],
    start_date=pendulum.datetime(2026, 1, 1, tz="UTC"),
    catchup=False,
):

    @task
    def read():
        if (Path(__file__).parent.parent / "hold").exists():
            raise ValueError("not yet")

    read()
