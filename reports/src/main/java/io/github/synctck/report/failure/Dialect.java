package io.github.synctck.report.failure;

import java.util.List;
import java.util.Optional;

/** What a script has to know of a server's wire form. */
interface Dialect {
    /** Why no script can speak the form; empty where one can. */
    Optional<String> problem();

    /** Whether a script can look for a fact in answers that are written as the server writes them. */
    boolean tells(String fact);

    /** Lines on what has to be set before the script runs, beside tokens. */
    List<String> notes();

    /** Assignments that come before the ids. */
    String begin(Reproduction reproduction);

    /** The value of a symbol's id, as a word of the shell. */
    String id(String symbol, int number);

    /** The functions {@code ask}, {@code show}, {@code has}, {@code cursor} and {@code unclear}. */
    String functions();

    /** The call that sends a request, or the calls. */
    String ask(WireExcerpt.Request request);

    /** A fact in the words that {@code has} looks for. */
    String fact(String fact);
}
