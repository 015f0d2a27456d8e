/** What Airflow is given: the DAG file, and beside it the plan and settings that it reads. */
package citylake.orchestration.airflow.deployment;
