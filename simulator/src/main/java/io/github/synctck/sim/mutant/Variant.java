package io.github.synctck.sim.mutant;

import io.github.synctck.spec.profile.Choice;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.server.SyncBackend;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A sound server that differs from the reference in something that the protocol leaves open. */
public final class Variant {
    private final String name;
    private final String sentence;
    private final List<Choice> choices;
    private final Making making;
    private final @Nullable RequirementId undeclared;

    private Variant(
            String name, String sentence, Making making, List<Choice> choices, @Nullable RequirementId undeclared) {
        this.name = name;
        this.sentence = sentence;
        this.making = making;
        this.choices = List.copyOf(choices);
        this.undeclared = undeclared;
    }

    /** A variant and what its profile has to declare. */
    static Variant of(String name, Making making, String sentence, Choice... choices) {
        return new Variant(name, sentence, making, List.of(choices), null);
    }

    /** The same server, which a run under a profile that does not declare it blames for that first. */
    Variant breaking(String requirement) {
        return new Variant(name, sentence, making, choices, RequirementId.of(requirement));
    }

    /** How it differs, in lower-kebab. */
    public String name() {
        return name;
    }

    /** Why a server may be like this. */
    public String sentence() {
        return sentence;
    }

    /** What it is first blamed for where its readings are not declared; empty where nobody could tell. */
    public Optional<RequirementId> undeclared() {
        return Optional.ofNullable(undeclared);
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
