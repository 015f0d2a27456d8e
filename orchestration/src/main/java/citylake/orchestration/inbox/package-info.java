/** The folder of dumps that nights read, and how whole files come to lie there. */
package citylake.orchestration.inbox;
