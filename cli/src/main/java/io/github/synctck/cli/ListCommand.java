package io.github.synctck.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.conformance.run.Deviations;
import io.github.synctck.report.book.Knowledge;
import io.github.synctck.report.console.Text;
import io.github.synctck.spec.requirement.Requirement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synctck list}: requirements with their cases, or the servers broken on purpose. */
@Command(
        name = "list",
        description = "Lists the requirements and their cases, or the servers that are broken on purpose.",
        sortOptions = false)
final class ListCommand implements Callable<Integer> {
    private static final String INDENT = "  ";

    private final Knowledge knowledge = Knowledge.load();
    private final ObjectMapper mapper = new ObjectMapper();

    @Option(names = "--mutants", description = "Lists the broken servers instead.")
    private boolean mutants;

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Option(names = "--variants", description = "Lists the sound servers that differ from the reference instead.")
    private boolean variants;

    @Option(names = "--format", paramLabel = "table|json", description = "table (default) or json.")
    private String format = "table";

    @Override
    public Integer call() throws JsonProcessingException {
        if (!format.equals("table") && !format.equals("json")) {
            throw Complaint.usage("--format should be table or json, not '" + format + "'");
        }
        ArrayNode list = mutants ? mutants() : variants ? variants() : requirements();
        if (format.equals("json")) {
            System.out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(list));
        } else if (mutants) {
            BrokenServer.all().forEach(ListCommand::print);
        } else if (variants) {
            SoundServer.all().forEach(ListCommand::print);
        } else {
            printRequirements();
        }
        return 0;
    }

    private ArrayNode requirements() {
        ArrayNode list = mapper.createArrayNode();
        Deviations deviations = new Deviations(profile.profile());
        for (Requirement requirement : knowledge.catalogue().all()) {
            String untested = requirement.untested();
            ObjectNode node = list.addObject();
            node.put("id", requirement.id().value());
            node.put("level", requirement.level().name());
            node.put("text", requirement.text());
            node.put("status", untested == null ? "tested" : "untested");
            node.put("reason", reason(requirement, deviations));
            knowledge.cases(requirement.id()).forEach(node.putArray("cases")::add);
        }
        return list;
    }

    private static String reason(Requirement requirement, Deviations deviations) {
        if (deviations.includes(requirement.id())) {
            return Deviations.REASON;
        }
        String untested = requirement.untested();
        return untested == null ? "" : untested;
    }

    private ArrayNode mutants() {
        ArrayNode list = mapper.createArrayNode();
        for (BrokenServer broken : BrokenServer.all()) {
            ObjectNode node = list.addObject();
            node.put("name", broken.name());
            node.put("intended", broken.fails().get(0).value());
            ArrayNode alsoFails = node.putArray("alsoFails");
            broken.fails().stream().skip(1).forEach(id -> alsoFails.add(id.value()));
            node.put("sentence", broken.sentence());
        }
        return list;
    }

    private ArrayNode variants() {
        ArrayNode list = mapper.createArrayNode();
        for (SoundServer sound : SoundServer.all()) {
            ObjectNode node = list.addObject();
            node.put("name", sound.name());
            node.put("intended", "");
            node.putArray("alsoFails");
            node.put("sentence", sound.sentence());
        }
        return list;
    }

    private void printRequirements() {
        Deviations deviations = new Deviations(profile.profile());
        for (Requirement requirement : knowledge.catalogue().all()) {
            String reason = reason(requirement, deviations);
            System.out.println(requirement.id() + "  " + requirement.level());
            printWrapped(requirement.text());
            if (requirement.untested() != null) {
                printWrapped("untested: " + reason);
            } else if (!reason.isEmpty()) {
                printWrapped(reason);
            }
            knowledge.cases(requirement.id()).forEach(id -> System.out.println("    " + id));
        }
    }

    private static void print(BrokenServer broken) {
        System.out.println(broken.name() + "  breaks " + broken.fails().get(0) + ", " + broken.failureClass());
        printWrapped(broken.sentence());
    }

    private static void print(SoundServer sound) {
        System.out.println(sound.name());
        printWrapped(sound.sentence());
    }

    private static void printWrapped(String sentence) {
        int width = Terminal.style().widthColumns() - INDENT.length();
        Text.wrap(sentence, width).forEach(line -> System.out.println(INDENT + line));
    }
}
