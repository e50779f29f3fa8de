package io.github.synctck.report.book;

import io.github.synctck.spec.profile.OpenPoint;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.FailureClass;
import io.github.synctck.spec.requirement.Family;
import io.github.synctck.spec.requirement.Requirement;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The catalogue as Markdown: an index, a page per family, the open points, the failure classes. */
public final class Book {
    private static final String NOTE =
            "<!-- Written by BookTest from the catalogue; change the catalogue and run it with -Dsynctck.book=write. -->\n\n";

    private final Knowledge knowledge;

    /** The book of everything that can be looked up. */
    public Book(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** The pages by file name. */
    public Map<String, String> pages() {
        Map<String, String> pages = new TreeMap<>();
        pages.put("README.md", index());
        knowledge.catalogue().families().forEach(family -> pages.put(file(family), page(family)));
        pages.put("open-points.md", openPoints());
        pages.put("failure-classes.md", failureClasses());
        return pages;
    }

    private static String file(Family family) {
        return family.prefix().toLowerCase(Locale.ROOT) + ".md";
    }

    private static String link(RequirementId id) {
        return "[" + id + "](" + id.family().toLowerCase(Locale.ROOT) + ".md#"
                + id.value().toLowerCase(Locale.ROOT) + ")";
    }

    private static String links(List<RequirementId> ids) {
        return ids.stream().map(Book::link).collect(Collectors.joining(", "));
    }

    private String index() {
        StringBuilder out = new StringBuilder(NOTE);
        out.append("# The protocol as numbered requirements\n\n");
        out.append("Each requirement has a number for ever, a level (MUST, SHOULD, MAY), one sentence, and what goes ");
        out.append("wrong for a person\nwhere it is broken. `synctck explain ID` prints the same. ");
        out.append("What the texts leave open stands in\n[open-points.md](open-points.md), the known ways to fail in ");
        out.append("[failure-classes.md](failure-classes.md).\n\n");
        out.append("| family | | requirements | with a case |\n| --- | --- | ---: | ---: |\n");
        int all = 0;
        int tested = 0;
        for (Family family : knowledge.catalogue().families()) {
            List<Requirement> of = knowledge.catalogue().of(family);
            int withCase =
                    (int) of.stream().filter(each -> each.untested() == null).count();
            all += of.size();
            tested += withCase;
            out.append("| [")
                    .append(family.prefix())
                    .append("](")
                    .append(file(family))
                    .append(") | ");
            out.append(family.title()).append(" | ");
            out.append(of.size()).append(" | ").append(withCase).append(" |\n");
        }
        out.append("| | together | ").append(all).append(" | ").append(tested).append(" |\n");
        return out.toString();
    }

    private String page(Family family) {
        StringBuilder out = new StringBuilder(NOTE);
        out.append("# ")
                .append(family.prefix())
                .append(": ")
                .append(family.title())
                .append("\n\n");
        out.append(family.about()).append('\n');
        for (Requirement each : knowledge.catalogue().of(family)) {
            requirement(out, each);
        }
        return out.toString();
    }

    private void requirement(StringBuilder out, Requirement each) {
        out.append("\n## ").append(each.id()).append("\n\n");
        out.append("**").append(each.level()).append("** ").append(each.text()).append("\n\n");
        out.append("*What goes wrong for a person:* ").append(each.intent()).append("\n\n");
        out.append("- Source: ").append(each.source()).append('\n');
        String untested = each.untested();
        if (untested == null) {
            List<String> cases = knowledge.cases(each.id());
            out.append("- Cases: `").append(String.join("`, `", cases)).append("`\n");
        } else {
            out.append("- Untested: ").append(untested).append('\n');
        }
        if (!each.requires().isEmpty()) {
            out.append("- Needs first: ").append(links(each.requires())).append('\n');
        }
        for (OpenPoint point : knowledge.openPoints(each.id())) {
            out.append("- Depends on [")
                    .append(point.id())
                    .append("](open-points.md): ")
                    .append(point.title())
                    .append('\n');
        }
        list(out, "Failure classes", Explanation.failureClasses(knowledge, each));
        list(out, "Likely causes", each.advice().causes());
        list(out, "Fixes in a Postgres backend", each.advice().fixes());
    }

    private static void list(StringBuilder out, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            out.append("\n").append(heading).append(":\n\n");
            lines.forEach(line -> out.append("- ").append(line).append('\n'));
        }
    }

    private String openPoints() {
        StringBuilder out = new StringBuilder(NOTE);
        out.append("# What the texts leave open\n\n");
        out.append("A profile declares one reading of each; what it does not mention has the default, in bold below. ");
        out.append(
                "The reference server\nbehaves as declared, and a server is judged by what its profile declares.\n\n");
        out.append("| | question |");
        knowledge
                .profiles()
                .forEach(profile -> out.append(' ').append(profile.name()).append(" |"));
        out.append("\n| --- | --- |")
                .append(" --- |".repeat(knowledge.profiles().size()));
        for (OpenPoint point : knowledge.openPoints()) {
            out.append("\n| ")
                    .append(point.id())
                    .append(" | ")
                    .append(point.title())
                    .append(" |");
            for (Profile profile : knowledge.profiles()) {
                out.append(' ')
                        .append(point.declared(profile.policies()).word())
                        .append(" |");
            }
        }
        out.append('\n');
        for (OpenPoint point : knowledge.openPoints()) {
            point(out, point);
        }
        out.append("\n## Limits\n\nBeside the readings, a profile declares `retentionDays` (how long deletions are ");
        out.append("remembered; 0 for ever), `pushBytesMax`\n(0 for no declared limit) and `pushes` (`accepted`, or ");
        out.append("`none` for a server that only serves).\n");
        return out.toString();
    }

    private static void point(StringBuilder out, OpenPoint point) {
        out.append("\n## ")
                .append(point.id())
                .append(": ")
                .append(point.title())
                .append("\n\n");
        out.append(point.question());
        if (!point.ambiguities().isEmpty()) {
            out.append(" Also known as ")
                    .append(String.join(", ", point.ambiguities()))
                    .append('.');
        }
        out.append(" It touches ").append(links(point.requirements())).append(".\n\n");
        if (!point.key().isEmpty()) {
            out.append("Declared as `").append(point.key()).append("`:\n\n");
        }
        for (OpenPoint.Reading reading : point.readings()) {
            boolean byDefault = reading.equals(point.readings().get(0));
            String mark = byDefault ? "**" : "";
            out.append("- ")
                    .append(mark)
                    .append('`')
                    .append(reading.word())
                    .append('`')
                    .append(mark);
            out.append(": ").append(reading.text()).append('\n');
        }
    }

    private String failureClasses() {
        StringBuilder out = new StringBuilder(NOTE);
        out.append(
                "# Failure classes\n\nThe ways in which sync backends are known to fail, and the requirements that ");
        out.append("such a server breaks.\n\n| | what happens | requirements |\n| --- | --- | --- |\n");
        for (FailureClass each : knowledge.failureClasses()) {
            List<RequirementId> covering =
                    knowledge.covering(each).stream().map(Requirement::id).toList();
            String untestable = each.untestable();
            out.append("| ").append(each.id()).append(" | ").append(each.text()).append(" | ");
            out.append(untestable == null ? links(covering) : "not testable from outside: " + untestable);
            out.append(" |\n");
        }
        return out.toString();
    }
}
