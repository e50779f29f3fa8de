package io.github.synctck.spec.requirement;

/**
 * Requirements of one kind.
 *
 * @param prefix what their ids begin with, such as {@code PULL}
 * @param title a few words
 * @param about a sentence or two for readers of the book
 */
public record Family(String prefix, String title, String about) {
    /** Whether a requirement of that id belongs to it. */
    public boolean includes(RequirementId id) {
        return id.family().equals(prefix);
    }
}
