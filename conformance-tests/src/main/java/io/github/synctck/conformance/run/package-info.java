/** One run of the suite against one target: plan, prerequisites, leases, budget, evidence, result. */
@NullMarked
package io.github.synctck.conformance.run;

import org.jspecify.annotations.NullMarked;
