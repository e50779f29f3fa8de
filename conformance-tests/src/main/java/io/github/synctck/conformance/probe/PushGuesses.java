package io.github.synctck.conformance.probe;

import io.github.synctck.conformance.probe.Draft.Pull;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** The ways in which real backends take pushes, as the lines of a target file. */
final class PushGuesses {
    private PushGuesses() {}

    static List<String> of(Pull pull, Optional<String> known) {
        LinkedHashSet<String> paths = new LinkedHashSet<>();
        if (known.isPresent()) {
            paths.add(known.get());
        } else {
            paths.add(pull.path().replaceFirst("pull(/?)$", "push$1"));
            paths.add(pull.path());
            paths.add(pull.path().replaceFirst("/pull(/?)$", "$1"));
        }
        List<String> guesses = new ArrayList<>();
        for (String path : paths) {
            for (String form : forms(pull)) {
                guesses.add("  path: " + Draft.quoted(path) + "\n" + form);
            }
        }
        return guesses;
    }

    private static List<String> forms(Pull pull) {
        LinkedHashSet<String> names = new LinkedHashSet<>();
        if (pull.place().equals("body")) {
            names.add(pull.name());
        }
        names.add("lastPulledAt");
        names.add("last_pulled_at");
        List<String> forms = new ArrayList<>();
        for (String name : names) {
            String prefix = name.startsWith("p_") ? "  changes: p_changes\n" : "";
            String nested = "  cursor: {in: body, name: " + Draft.quoted(name) + "}\n" + prefix;
            forms.add(nested);
            forms.add(nested + "  headers: {Idempotency-Key: \"{uuid}\"}\n");
        }
        forms.add("  cursor: nowhere\n");
        forms.add("  cursor: {in: query, name: " + Draft.quoted(pull.name())
                + "}\n  envelope: bare\n  send: all-tables\n");
        forms.add("  cursor: nowhere\n  envelope: bare\n");
        return forms;
    }
}
