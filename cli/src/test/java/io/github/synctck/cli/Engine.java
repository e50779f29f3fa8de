package io.github.synctck.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The Docker engine of this machine, by the command {@code docker}. */
final class Engine {
    /** The image of the server, for the tests of this process only. */
    static final String SERVER_IMAGE =
            "synctck-server:test-" + ProcessHandle.current().pid();

    private static final long MINUTES_MAX = 10;

    private Engine() {}

    /** How a command ended; {@code said} is what it printed, without blanks around. */
    record Said(int code, String said) {
        String lastLine() {
            return said.substring(said.lastIndexOf('\n') + 1);
        }
    }

    static Said docker(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        Path said = Files.createTempFile("docker", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(ComposeFile.ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("docker " + words[0] + " takes more than " + MINUTES_MAX + " minutes");
            }
            return new Said(process.exitValue(), Files.readString(said).trim());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            Files.delete(said);
        }
    }

    /** Why nothing can be started in containers here; empty where it can. Fetches the images that are missing. */
    static Optional<String> missing(ComposeFile compose) {
        try {
            Said version = docker("version", "--format", "{{.Server.Version}}");
            if (version.code() != 0) {
                return Optional.of("no Docker engine answers: " + version.lastLine());
            }
            for (String image : images(compose)) {
                if (docker("image", "inspect", image).code() != 0) {
                    Said pulled = docker("pull", "--quiet", image);
                    if (pulled.code() != 0) {
                        return Optional.of("no image " + image + ": " + pulled.lastLine());
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("there is no docker in the PATH");
        }
    }

    /** What is started, and what Testcontainers starts to find its way out where it seems to be in a container. */
    private static List<String> images(ComposeFile compose) {
        List<String> images = new ArrayList<>(List.of(compose.databaseImage(), compose.runtimeImage()));
        if (Files.exists(Path.of("/.dockerenv")) && System.getenv("TESTCONTAINERS_HOST_OVERRIDE") == null) {
            images.add("alpine:3.17");
        }
        return images;
    }

    /** Builds the server's image as {@code docs/server.md} says. */
    static void buildServer(ComposeFile compose) {
        try {
            Said built = docker(
                    "build",
                    "--file",
                    "reference-server/Dockerfile",
                    "--build-arg",
                    "JRE_IMAGE=" + compose.runtimeImage(),
                    "--tag",
                    SERVER_IMAGE,
                    ".");
            if (built.code() != 0) {
                throw new AssertionError("docker build: " + built.said());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void removeServer() throws IOException {
        docker("image", "rm", SERVER_IMAGE);
    }
}
