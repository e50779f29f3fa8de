package io.github.synctck.conformance.check;

import static io.github.synctck.conformance.check.HandHistory.B;
import static io.github.synctck.conformance.check.HandHistory.created;
import static io.github.synctck.conformance.check.HandHistory.none;
import static io.github.synctck.conformance.check.HandHistory.row;
import static io.github.synctck.conformance.check.HandHistory.updated;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.spec.server.ServerAction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may have written what another one wrote. */
class OriginTest {
    /** The writers of the pushes and interventions of a history, in their order. */
    private static List<Origin> origins(HandHistory hand) {
        History history = hand.history();
        Chains chains = Chains.of(history);
        List<Origin> origins = new ArrayList<>();
        for (Operation operation : history.operations()) {
            if (operation instanceof Operation.Push push) {
                origins.add(Origin.of(push, chains));
            } else if (operation instanceof Operation.Intervention done) {
                origins.add(Origin.of(done));
            }
        }
        return origins;
    }

    @Test
    void devicesAreToldApartAndWireStepsByTheirPulls() {
        List<Origin> all = origins(HandHistory.started()
                .push(B, created(row("f1", "one")))
                .push(B, updated(row("f1", "two")))
                .wirePull("one", none())
                .wirePull("two", none())
                .wirePush("one", updated(row("f1", "three")))
                .wirePush("two", updated(row("f1", "four")))
                .wirePush("unknown", updated(row("f1", "five")))
                .behind(new ServerAction.Delete("friends", "f1"))
                .wirePush("one", created(row("f1", "six"))));
        Origin device = all.get(0);
        Origin first = all.get(2);
        Origin second = all.get(3);
        Origin anybody = all.get(4);
        Origin behind = all.get(5);

        assertThat(device.mayBeSameActorAs(all.get(1))).isTrue();
        assertThat(first.mayBeSameActorAs(all.get(6))).isTrue();
        assertThat(first.mayBeSameActorAs(second)).isFalse();
        assertThat(List.of(first, second, anybody)).allMatch(each -> each.mayBeSameActorAs(anybody));
        assertThat(List.of(first, second)).allMatch(anybody::mayBeSameActorAs);
        assertThat(List.of(first, second, anybody, behind)).noneMatch(device::mayBeSameActorAs);
        assertThat(List.of(first, second, anybody, behind)).noneMatch(each -> each.mayBeSameActorAs(device));
        assertThat(List.of(first, second, anybody, device)).noneMatch(behind::mayBeSameActorAs);
        assertThat(List.of(first, second, anybody, device)).noneMatch(each -> each.mayBeSameActorAs(behind));
    }
}
