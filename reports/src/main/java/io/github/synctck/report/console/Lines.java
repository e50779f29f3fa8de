package io.github.synctck.report.console;

import java.io.PrintWriter;

/** How lines get onto a terminal: wrapped below a head, or one that is written over again. */
final class Lines {
    private static final int WIDTH_MIN = 20;
    private static final String BEGIN_AGAIN = "\r\u001b[K";

    private final PrintWriter out;
    private final ConsoleStyle style;

    Lines(PrintWriter out, ConsoleStyle style) {
        this.out = out;
        this.style = style;
    }

    /** Prints a text below a head, wrapped, further lines indented by the head's width; some columns may be taken. */
    void paragraph(String head, String text, int taken) {
        String indent = " ".repeat(head.length());
        boolean first = true;
        int width = Math.max(WIDTH_MIN, style.widthColumns() - head.length() - taken);
        for (String line : Text.wrap(Text.safe(text), width)) {
            out.println((first ? head : indent) + line);
            first = false;
        }
    }

    /** Writes over the line that was written so before, and cuts what does not fit; to be asked where there is progress. */
    void over(String line) {
        out.print(BEGIN_AGAIN + line.substring(0, Math.min(line.length(), style.widthColumns() - 1)));
    }

    /** Takes that line away. */
    void erase() {
        out.print(BEGIN_AGAIN);
    }
}
