package io.github.synctck.cli;

import io.github.synctck.report.console.ConsoleStyle;

/** What standard output is connected to. */
final class Terminal {
    private static final int WIDTH_DEFAULT = 80;
    private static final int WIDTH_MIN = 40;
    private static final int WIDTH_MAX = 120;

    private Terminal() {}

    /** Colors and a progress line only on a terminal that understands them; NO_COLOR is heeded. */
    static ConsoleStyle style() {
        String term = System.getenv("TERM");
        boolean terminal = isTerminal() && term != null && !term.equals("dumb");
        boolean color = terminal && System.getenv("NO_COLOR") == null;
        return new ConsoleStyle(color, true, terminal, width());
    }

    /** The script says so; Java itself cannot tell a terminal from a pipe in the same way on every version. */
    private static boolean isTerminal() {
        return "1".equals(System.getenv("SYNCTCK_TTY"));
    }

    private static int width() {
        String columns = System.getenv("COLUMNS");
        if (columns == null || !columns.matches("[0-9]{1,4}")) {
            return WIDTH_DEFAULT;
        }
        return Math.max(WIDTH_MIN, Math.min(WIDTH_MAX, Integer.parseInt(columns)));
    }
}
