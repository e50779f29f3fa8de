package io.github.synctck.cli;

import io.github.synctck.conformance.targetfile.TargetFile;
import io.github.synctck.sim.scenario.ScenarioJson;
import io.github.synctck.spec.codec.ProfileReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code synctck schema}: prints what editors need to complete a file. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema of a kind of file, for editors.",
            "  ./synctck schema target > target.schema.json"
        })
final class SchemaCommand implements Callable<Integer> {
    @Parameters(paramLabel = "KIND", description = "target, profile or scenario.")
    private String kind = "";

    @Override
    public Integer call() {
        String resource = switch (kind) {
            case "target" -> TargetFile.SCHEMA_RESOURCE;
            case "profile" -> ProfileReader.SCHEMA_RESOURCE;
            case "scenario" -> ScenarioJson.SCHEMA_RESOURCE;
            default ->
                throw Complaint.usage("there is a schema of target, profile and scenario, not of '" + kind + "'");
        };
        System.out.print(text(resource));
        return 0;
    }

    private static String text(String resource) {
        try (InputStream in = SchemaCommand.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not packed");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
