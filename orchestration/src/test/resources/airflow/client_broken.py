"""A DAG file that cannot be imported: the client tells why. (Airflow reads only files that have the words airflow and DAG in them.)"""

from airflow.sdk import DAG, no_such_name  # noqa: F401
