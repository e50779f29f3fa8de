package io.github.synctck.server.mutant;

import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.server.SyncBackend;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server broken in a way that only HTTP or time can show. */
public final class ServerMutant {
    private final String name;
    private final String failureClass;
    private final List<RequirementId> fails;
    private final String sentence;
    private final @Nullable Spoiler spoiler;
    private final UnaryOperator<SyncBackend> behind;

    private ServerMutant(
            String name, String failureClass, List<RequirementId> fails, String sentence, Breakage breakage) {
        this.name = name;
        this.failureClass = failureClass;
        this.fails = List.copyOf(fails);
        this.sentence = sentence;
        this.spoiler = breakage.spoiler();
        this.behind = breakage.behind();
    }

    private record Breakage(@Nullable Spoiler spoiler, UnaryOperator<SyncBackend> behind) {}

    private static List<RequirementId> ids(String... fails) {
        return Stream.of(fails).map(RequirementId::of).toList();
    }

    /** A sound server whose bytes are spoiled; the first of the requirements is the intended one. */
    static ServerMutant wire(String name, String failureClass, Spoiler spoiler, String sentence, String... fails) {
        return new ServerMutant(
                name, failureClass, ids(fails), sentence, new Breakage(spoiler, UnaryOperator.identity()));
    }

    /** A sound server behind a layer that loses races. */
    static ServerMutant race(
            String name, String failureClass, UnaryOperator<SyncBackend> behind, String sentence, String... fails) {
        return new ServerMutant(name, failureClass, ids(fails), sentence, new Breakage(null, behind));
    }

    /** What it does wrong, in lower-kebab. */
    public String name() {
        return name;
    }

    /** The class of failure that it belongs to, such as {@code F56}. Source: failure-classes.yaml. */
    public String failureClass() {
        return failureClass;
    }

    /** The requirement that it breaks, which a run reports first, and then those that may fail as a consequence. */
    public List<RequirementId> fails() {
        return fails;
    }

    /** How real backends come to it. */
    public String sentence() {
        return sentence;
    }

    /** The broken server's data layer, over a sound one. */
    public SyncBackend behind(SyncBackend sound) {
        return behind.apply(sound);
    }

    /** What stands before its HTTP face, or null. */
    public @Nullable Spoiler spoiler() {
        return spoiler;
    }
}
