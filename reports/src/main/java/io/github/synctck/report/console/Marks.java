package io.github.synctck.report.console;

import io.github.synctck.conformance.check.Status;

/** The marks before a case, in the style of the terminal. */
final class Marks {
    private static final String GREEN = "32";
    private static final String RED = "31";
    private static final String AMBER = "33";
    private static final String CYAN = "36";

    private final ConsoleStyle style;

    Marks(ConsoleStyle style) {
        this.style = style;
    }

    String of(Status status) {
        return switch (status) {
            case PASS -> colored(GREEN, style.unicode() ? "\u2713" : "ok");
            case FAIL -> colored(RED, style.unicode() ? "\u2717" : "FAIL");
            case ERROR -> colored(RED, "ERROR");
            case UNKNOWN -> colored(AMBER, "?");
            case SKIPPED -> colored(CYAN, "-");
            case UNTESTED -> throw new AssertionError(status);
        };
    }

    String warn() {
        return colored(AMBER, "WARN");
    }

    String bold(String text) {
        return colored("1", text);
    }

    String dim(String text) {
        return colored("2", text);
    }

    String good(String text) {
        return colored(GREEN, text);
    }

    String bad(String text) {
        return colored(RED, text);
    }

    private String colored(String code, String text) {
        return style.color() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
