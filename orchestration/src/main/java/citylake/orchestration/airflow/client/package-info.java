/**
 * A typed client of Airflow 3's REST interface (tested with 3.3.2): the some twenty calls that a
 * night needs, of the two hundred that there are.
 *
 * <p>{@link AirflowClient} holds them by subject. It sends a password to no server that has not
 * said that it is an Airflow 3; keeps the token and renews it; repeats calls whose repetition is
 * harmless, with growing pauses; and turns each kind of refusal into an exception of its own
 * ({@link citylake.orchestration.airflow.failure}).
 *
 * <p>Why not a generated client: Airflow's own for Java is 82,000 lines and does not compile as it
 * comes; what we need of the interface is checked in with the tests as a piece of its OpenAPI
 * document and compared with the live server's.
 */
package citylake.orchestration.airflow.client;
