/** Random lives of a queue, compared step by step with a list in memory. */
package chronicle.testkit.model;
