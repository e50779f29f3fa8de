/** Target files: one YAML that describes a server, read with located complaints. Documented in docs/targets.md. */
@NullMarked
package io.github.synctck.conformance.targetfile;

import org.jspecify.annotations.NullMarked;
