package io.github.synctck.report.html;

import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.report.failure.FailureDetail;
import io.github.synctck.spec.requirement.Catalogue;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A run as one HTML file that loads nothing: summary, failures with their diagrams, the matrix of requirements. What
 * came from a server or a scenario is escaped by the template engine, and characters that steer text are replaced.
 */
public final class HtmlReport {
    private static final String FOLDER = "io/github/synctck/report/html";

    /** Control characters, and those that turn the direction of text around. */
    private static final Pattern STEERING =
            Pattern.compile("[\\p{Cntrl}&&[^\\n]]|[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private final PebbleEngine engine;

    /** A report whose templates are read once. */
    public HtmlReport() {
        ClasspathLoader loader = new ClasspathLoader(HtmlReport.class.getClassLoader());
        loader.setPrefix(FOLDER);
        this.engine = new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .defaultLocale(Locale.ROOT)
                .build();
    }

    /** The document; failures that have a detail show their history. */
    public String write(RunResult result, Catalogue catalogue, List<FailureDetail> details) {
        RunPage page = RunPages.page(result, catalogue, details);
        return render("run.peb", Map.of("run", page, "frame", RunPages.frame(result, page)));
    }

    private String render(String template, Map<String, Object> model) {
        StringWriter out = new StringWriter();
        try {
            engine.getTemplate(template).evaluate(out, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return STEERING.matcher(out.toString()).replaceAll("\ufffd");
    }
}
