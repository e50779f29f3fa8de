/** What programs read: result.json. */
@NullMarked
package io.github.synctck.report.json;

import org.jspecify.annotations.NullMarked;
