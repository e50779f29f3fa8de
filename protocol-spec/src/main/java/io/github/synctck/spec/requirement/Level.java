package io.github.synctck.spec.requirement;

/** How binding a requirement is. */
public enum Level {
    MUST,
    SHOULD,
    MAY
}
