/**
 * The SQL gateway: the HiveServer2 protocol over TLS, one identity a connection. What may be read
 * is decided by {@code citylake.governance}; here is who is connected, what runs for whom, within
 * which limits, and that each answer stands in the access log before it is given.
 */
package citylake.serving.gateway;
