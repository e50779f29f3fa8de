/** The messages of the protocol: pull and push, requests and answers. Immutable records, no JSON. */
@NullMarked
package io.github.synctck.spec.message;

import org.jspecify.annotations.NullMarked;
