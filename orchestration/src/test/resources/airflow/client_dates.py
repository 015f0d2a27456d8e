"""A DAG of dates, for backfills. Its tests leave it paused, so nothing of it runs."""

from __future__ import annotations

import pendulum
from airflow.sdk import DAG, Param, task

with DAG(
    dag_id="client_dates",
    schedule="30 1 * * *",
    start_date=pendulum.datetime(2026, 1, 1, tz="UTC"),
    catchup=False,
    params={"city": Param("denver", type="string")},
):

    @task
    def nothing():
        pass

    nothing()
