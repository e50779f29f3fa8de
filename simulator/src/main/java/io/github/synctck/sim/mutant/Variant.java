package io.github.synctck.sim.mutant;

import io.github.synctck.spec.profile.Choice;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncBackend;
import java.util.List;
import java.util.function.LongSupplier;

/** A sound server that differs from the reference in something that the protocol leaves open. */
public final class Variant {
    private final String name;
    private final String sentence;
    private final List<Choice> choices;
    private final Making making;

    private Variant(String name, String sentence, Making making, List<Choice> choices) {
        this.name = name;
        this.sentence = sentence;
        this.making = making;
        this.choices = List.copyOf(choices);
    }

    /** A variant and what its profile has to declare. */
    static Variant of(String name, Making making, String sentence, Choice... choices) {
        return new Variant(name, sentence, making, List.of(choices));
    }

    /** How it differs, in lower-kebab. */
    public String name() {
        return name;
    }

    /** Why a server may be like this. */
    public String sentence() {
        return sentence;
    }

    /** The profile under which it is sound. */
    public Profile declared(Profile profile) {
        Policies policies = profile.policies();
        for (Choice choice : choices) {
            policies = policies.with(choice);
        }
        return profile.withPolicies(policies);
    }

    /** The server, which declares that profile. */
    public SyncBackend server(Profile declared, LongSupplier clockMillis) {
        return making.server(declared, clockMillis);
    }
}
