/** JSON and YAML to the records of this module and back. The only package here that knows Jackson. */
@NullMarked
package io.github.synctck.spec.codec;

import org.jspecify.annotations.NullMarked;
