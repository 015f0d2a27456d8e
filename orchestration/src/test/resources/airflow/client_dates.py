"""Two DAGs of dates, for backfills and for refusals. Their tests leave them paused, so nothing of them runs."""

from __future__ import annotations

import pendulum
from airflow.sdk import DAG, Param, task

for dag_id in ("client_dates", "client_refusals"):
    with DAG(
        dag_id=dag_id,
        schedule="30 1 * * *",
        start_date=pendulum.datetime(2026, 1, 1, tz="UTC"),
        catchup=False,
        params={"city": Param("denver", type="string")},
    ):

        @task
        def nothing():
            pass

        nothing()
