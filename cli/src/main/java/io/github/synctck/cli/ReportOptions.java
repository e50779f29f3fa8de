package io.github.synctck.cli;

import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.report.ReportFiles;
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

    /** Writes them all; the exception's message names the first file that could not be written. */
    void write(Path folder, RunResult result, Catalogue catalogue, List<FailureDetail> details) throws IOException {
        String document = new JsonReport().write(result);
        String xml = new JunitReport().write(result);
        ReportFiles.write(folder.resolve("result.json"), document);
        ReportFiles.write(folder.resolve("junit.xml"), xml);
        if (json != null) {
            ReportFiles.write(json, document);
        }
        if (junit != null) {
            ReportFiles.write(junit, xml);
        }
        if (html != null) {
            ReportFiles.write(html, new HtmlReport().write(result, catalogue, details));
        }
        if (markdown != null) {
            ReportFiles.write(markdown, MarkdownReport.write(result));
        }
    }
}
