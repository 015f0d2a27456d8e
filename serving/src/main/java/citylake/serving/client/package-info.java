/** How Citylake's own terminal asks a gateway: the same protocol as everybody else's tools. */
package citylake.serving.client;
