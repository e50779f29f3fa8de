package io.github.synctck.conformance.targetfile;

import io.github.synctck.conformance.target.Hook;
import io.github.synctck.conformance.target.ServerUrl;
import io.github.synctck.conformance.wire.Template;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.codec.YamlFile;
import io.github.synctck.spec.server.ServerAction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Commands and calls of a target file, and which of them act behind the endpoints. */
final class HooksReader {
    static final List<String> HOOK_KEYS = List.of("command", "method", "url", "headers", "body");

    /** The kinds of action, as keys. */
    static final List<String> ACTION_KEYS = Stream.of(ServerAction.Kind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();

    private static final List<String> ACTION_HOLES = List.of("table", "id", "record", "millis");

    private final Scalars scalars;
    private final Hook.Call.Connection connection;

    HooksReader(Scalars scalars, Hook.Call.Connection connection) {
        this.scalars = scalars;
        this.connection = connection;
    }

    /** What can be done behind the endpoints. */
    Map<ServerAction.Kind, Hook> actions(YamlFile.@Nullable Node node) throws BadFileException {
        Map<ServerAction.Kind, Hook> actions = new TreeMap<>();
        if (node == null) {
            return actions;
        }
        node.map(ACTION_KEYS);
        HooksReader reader = new HooksReader(scalars.withHoles(ACTION_HOLES), connection);
        for (ServerAction.Kind kind : ServerAction.Kind.values()) {
            YamlFile.Node action = node.at(kind.name().toLowerCase(Locale.ROOT));
            if (action != null) {
                action.map(HOOK_KEYS);
                actions.put(kind, reader.hook(action));
            }
        }
        return actions;
    }

    /** A command, or a call. */
    Hook hook(YamlFile.Node node) throws BadFileException {
        if (node.at("command") != null) {
            return new Hook.Command(scalars.text(node, "command"), connection.secrets());
        }
        YamlFile.Node body = node.at("body");
        return new Hook.Call(
                scalars.open(node, "method", "POST"),
                url(node),
                scalars.texts(node, "headers"),
                body == null ? null : scalars.tree(body),
                connection);
    }

    private String url(YamlFile.Node node) throws BadFileException {
        String text = scalars.checked(node, scalars.open(node, "url"));
        Map<String, String> example = new TreeMap<>();
        Template.holes(text).forEach(hole -> example.put(hole, "x"));
        try {
            ServerUrl.parse(Template.fill(text, example));
            return text;
        } catch (IllegalArgumentException e) {
            throw node.bad("'url' " + e.getMessage());
        }
    }
}
