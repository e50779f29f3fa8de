package io.github.synctck.sim.mutant;

import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.server.SyncBackend;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** A server broken in one way. */
public final class Mutant {
    private final String name;
    private final String failureClass;
    private final RequirementId intended;
    private final List<RequirementId> alsoFails;
    private final String sentence;
    private final Making making;

    private Mutant(String name, String failureClass, List<RequirementId> fails, String sentence, Making making) {
        this.name = name;
        this.failureClass = failureClass;
        this.intended = fails.get(0);
        this.alsoFails = List.copyOf(fails.subList(1, fails.size()));
        this.sentence = sentence;
        this.making = making;
    }

    /** A broken server; the first of the requirements is the intended one. */
    static Mutant of(String name, String failureClass, Making making, String sentence, String... fails) {
        return new Mutant(
                name, failureClass, Stream.of(fails).map(RequirementId::of).toList(), sentence, making);
    }

    /** What it does wrong, in lower-kebab. */
    public String name() {
        return name;
    }

    /** The class of failure that it belongs to, such as {@code F30}. Source: failure-classes.yaml. */
    public String failureClass() {
        return failureClass;
    }

    /** The requirement that it breaks, and the first that a run reports. */
    public RequirementId intended() {
        return intended;
    }

    /** Requirements that may fail as a consequence. */
    public List<RequirementId> alsoFails() {
        return alsoFails;
    }

    /** How real backends come to it. */
    public String sentence() {
        return sentence;
    }

    /** The broken server. */
    public SyncBackend server(Profile profile, LongSupplier clockMillis) {
        return making.server(profile, clockMillis);
    }
}
