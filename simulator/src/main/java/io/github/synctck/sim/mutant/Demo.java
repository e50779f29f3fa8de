package io.github.synctck.sim.mutant;

/**
 * A failure with a name, as a story.
 *
 * @param name in lower-kebab
 * @param mutant the broken server of the story
 * @param caseId the case that tells it
 * @param story what happens to whom, in a few sentences
 */
public record Demo(String name, Mutant mutant, String caseId, String story) {}
