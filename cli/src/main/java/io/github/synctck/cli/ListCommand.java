package io.github.synctck.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.conformance.suite.Case;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.report.console.Text;
import io.github.synctck.sim.mutant.Mutant;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code synctck list}: requirements with their cases, or the servers broken on purpose. */
@Command(
        name = "list",
        description = "Lists the requirements and their cases, or the servers that are broken on purpose.",
        sortOptions = false)
final class ListCommand implements Callable<Integer> {
    private static final String INDENT = "  ";

    private final ObjectMapper mapper = new ObjectMapper();

    @Option(names = "--mutants", description = "Lists the broken servers instead.")
    private boolean mutants;

    @Option(names = "--format", paramLabel = "table|json", description = "table (default) or json.")
    private String format = "table";

    @Override
    public Integer call() throws JsonProcessingException {
        if (!format.equals("table") && !format.equals("json")) {
            throw Complaint.usage("--format should be table or json, not '" + format + "'");
        }
        ArrayNode list = mutants ? mutants() : requirements();
        if (format.equals("json")) {
            System.out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(list));
        } else if (mutants) {
            Mutants.all().forEach(ListCommand::print);
        } else {
            CatalogueReader.load().all().forEach(each -> print(each, cases(each)));
        }
        return 0;
    }

    /** The ids of the cases that say something about a requirement, those that judge it first. */
    private static List<String> cases(Requirement requirement) {
        List<String> ids = new ArrayList<>();
        for (Case each : Suite.standard().cases()) {
            if (each.judges().equals(requirement.id())) {
                ids.add(each.id());
            }
        }
        for (Case each : Suite.standard().cases()) {
            if (each.touches().contains(requirement.id())) {
                ids.add(each.id());
            }
        }
        return ids;
    }

    private ArrayNode requirements() {
        ArrayNode list = mapper.createArrayNode();
        for (Requirement requirement : CatalogueReader.load().all()) {
            String untested = requirement.untested();
            ObjectNode node = list.addObject();
            node.put("id", requirement.id().value());
            node.put("level", requirement.level().name());
            node.put("text", requirement.text());
            node.put("status", untested == null ? "tested" : "untested");
            node.put("reason", untested == null ? "" : untested);
            cases(requirement).forEach(node.putArray("cases")::add);
        }
        return list;
    }

    private ArrayNode mutants() {
        ArrayNode list = mapper.createArrayNode();
        for (Mutant mutant : Mutants.all()) {
            ObjectNode node = list.addObject();
            node.put("name", mutant.name());
            node.put("intended", mutant.intended().value());
            ArrayNode alsoFails = node.putArray("alsoFails");
            mutant.alsoFails().forEach(id -> alsoFails.add(id.value()));
            node.put("sentence", mutant.sentence());
        }
        return list;
    }

    private static void print(Requirement requirement, List<String> cases) {
        String untested = requirement.untested();
        String state = untested == null ? "" : "  (untested: " + untested + ")";
        System.out.println(requirement.id() + "  " + requirement.level() + state);
        printWrapped(requirement.text());
        cases.forEach(id -> System.out.println("    " + id));
    }

    private static void print(Mutant mutant) {
        System.out.println(mutant.name() + "  breaks " + mutant.intended());
        printWrapped(mutant.sentence());
    }

    private static void printWrapped(String sentence) {
        int width = Terminal.style().widthColumns() - INDENT.length();
        Text.wrap(sentence, width).forEach(line -> System.out.println(INDENT + line));
    }
}
