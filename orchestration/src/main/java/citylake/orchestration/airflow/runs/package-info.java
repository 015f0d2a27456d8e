/** Nights as Airflow runs them: each box with its city, its state and the words of its failure. */
package citylake.orchestration.airflow.runs;
