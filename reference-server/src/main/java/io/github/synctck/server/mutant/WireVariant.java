package io.github.synctck.server.mutant;

/**
 * A sound server whose bytes differ from the reference's in something that HTTP or JSON leaves open.
 *
 * @param name how it differs, in lower-kebab
 * @param spoiler what stands before the sound server
 * @param sentence why a server may be like this
 */
public record WireVariant(String name, Spoiler spoiler, String sentence) {}
