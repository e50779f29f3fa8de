/** Many generated scenarios against a server in this process, on all cores. */
@NullMarked
package io.github.synctck.conformance.campaign;

import org.jspecify.annotations.NullMarked;
