/** What a server declares about itself where the protocol leaves a choice open. */
@NullMarked
package io.github.synctck.spec.profile;

import org.jspecify.annotations.NullMarked;
