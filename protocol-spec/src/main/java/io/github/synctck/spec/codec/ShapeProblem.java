package io.github.synctck.spec.codec;

/**
 * One way in which a pull answer departs from the documented shape.
 *
 * @param requirement the id of the requirement that it breaks
 * @param path where, as a JSON pointer
 * @param expected what should stand there
 * @param actual what stands there
 */
public record ShapeProblem(String requirement, String path, String expected, String actual) {}
