package io.github.synctck.cli;

import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.report.failure.FailureDetail;
import io.github.synctck.report.html.HtmlReport;
import io.github.synctck.report.json.JsonReport;
import io.github.synctck.report.junit.JunitReport;
import io.github.synctck.report.markdown.MarkdownReport;
import io.github.synctck.spec.requirement.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which reports a run writes besides those in its folder. */
final class ReportOptions {
    @Option(names = "--json", paramLabel = "FILE", description = "Another copy of result.json.")
    private @Nullable Path json;

    @Option(names = "--junit", paramLabel = "FILE", description = "Another copy of junit.xml.")
    private @Nullable Path junit;

    @Option(names = "--html", paramLabel = "FILE", description = "The result as one HTML page, with diagrams.")
    private @Nullable Path html;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "The result in a few lines of Markdown, for a comment on a pull request.")
    private @Nullable Path markdown;

    /** Writes all that can be written; the exception's message names the first file that could not. */
    void write(Path folder, RunResult result, Catalogue catalogue, List<FailureDetail> details) throws IOException {
        String document = new JsonReport().write(result);
        String xml = new JunitReport().write(result);
        Written written = new Written();
        written.add(folder.resolve("result.json"), document);
        written.add(folder.resolve("junit.xml"), xml);
        written.add(json, document);
        written.add(junit, xml);
        if (html != null) {
            written.add(html, new HtmlReport(catalogue).write(result, details));
        }
        if (markdown != null) {
            written.add(markdown, MarkdownReport.write(result));
        }
        written.end();
    }
}
