/** The pinned Airflow on this machine: where its files lie, how it is started and stopped. */
package citylake.orchestration.airflow.server;
