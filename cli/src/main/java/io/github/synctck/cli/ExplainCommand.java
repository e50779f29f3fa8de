package io.github.synctck.cli;

import io.github.synctck.report.book.Explanation;
import io.github.synctck.report.book.Knowledge;
import io.github.synctck.report.console.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code synctck explain}: what there is to say about an id. */
@Command(
        name = "explain",
        description =
                "Explains a requirement (PUSH-05), an open point (P8), an ambiguity (AMB-3) or a failure class (F30).",
        sortOptions = false)
final class ExplainCommand implements Callable<Integer> {
    private static final String INDENT = "  ";

    @Parameters(arity = "1..*", paramLabel = "ID", description = "What to explain.")
    private List<String> ids = List.of();

    @Override
    public Integer call() {
        Knowledge knowledge = Knowledge.load();
        List<Explanation> explanations = new ArrayList<>();
        for (String id : ids) {
            explanations.add(Explanation.of(knowledge, id)
                    .orElseThrow(() -> Complaint.usage("nothing has the id '" + id
                            + "'; 'synctck list' shows the requirements, and there are P1 to P30, AMB-1 to AMB-10 and"
                            + " F1 to F56")));
        }
        String between = "";
        for (Explanation explanation : explanations) {
            System.out.print(between);
            print(explanation);
            between = System.lineSeparator();
        }
        return 0;
    }

    private static void print(Explanation explanation) {
        System.out.println(explanation.title());
        for (Explanation.Section section : explanation.sections()) {
            if (section.heading().isEmpty()) {
                section.lines().forEach(line -> print(INDENT, INDENT, line));
                continue;
            }
            System.out.println();
            print(INDENT, INDENT, section.heading() + ":");
            boolean isList = section.lines().size() > 1;
            section.lines().forEach(line -> print(isList ? "    - " : "    ", isList ? "      " : "    ", line));
        }
    }

    private static void print(String first, String next, String line) {
        String indent = first;
        for (String part : Text.wrap(line, Terminal.style().widthColumns() - next.length())) {
            System.out.println(indent + part);
            indent = next;
        }
    }
}
