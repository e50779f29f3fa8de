package io.github.synctck.report.console;

/**
 * How a terminal shows things.
 *
 * @param color whether escape codes color the marks
 * @param unicode whether marks may be outside ASCII
 * @param progress whether a line may be rewritten in place
 * @param widthColumns where lines are wrapped
 */
public record ConsoleStyle(boolean color, boolean unicode, boolean progress, int widthColumns) {
    /** Plain lines for files and build logs. */
    public static ConsoleStyle plain() {
        return new ConsoleStyle(false, true, false, 80);
    }
}
