/** What the policy says: who may read which rows and columns, in what form, for which purpose. */
package citylake.governance.policy;
