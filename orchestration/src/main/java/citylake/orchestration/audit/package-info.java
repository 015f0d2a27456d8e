/** What is handed to inspectors and stewards: pages and files made from the access log. */
package citylake.orchestration.audit;
