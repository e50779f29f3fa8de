/** What people type. Thin: parses, opens a target, hands over, reports. */
@NullMarked
package io.github.synctck.cli;

import org.jspecify.annotations.NullMarked;
