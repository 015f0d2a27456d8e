/** How often, and after what pause, something that failed is tried again. */
package citylake.orchestration.retry;
