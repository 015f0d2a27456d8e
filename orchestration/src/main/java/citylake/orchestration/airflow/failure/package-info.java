/**
 * What can go wrong with a call to Airflow, a class for each: callers choose by class, people read
 * the message. Each message says what was asked for, at which address, why it failed, what is
 * unharmed and where to look. No message ever holds a password or a token.
 */
package citylake.orchestration.airflow.failure;
