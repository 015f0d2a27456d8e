/**
 * How Spark is kept to the policy: what may be asked at all, and that under every statement each
 * table is filtered and masked before anything of the asker's is done with it.
 */
package citylake.governance.enforce;
