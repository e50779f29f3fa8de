package io.github.synctck.sim.recording;

/**
 * The first place where the device and the recording differ.
 *
 * @param step the label of the recorded step
 * @param path where in its result
 * @param expected what was recorded, as canonical JSON
 * @param actual what the device did
 */
public record Difference(String step, String path, String expected, String actual) {
    @Override
    public String toString() {
        return "step " + step + ": " + path + " expected " + expected + " got " + actual;
    }
}
