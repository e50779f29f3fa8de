package io.github.synctck.conformance.target;

import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.RawExchange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A directed scenario in which the first record that a user creates in a table without creation is a row held. */
final class FittedScript {
    /** A raw push that creates one record and does nothing else in its table. */
    private static final Pattern CREATION = Pattern.compile(
            "\"([a-z0-9_]+)\":\\{\"created\":\\[(\\{\"id\":\"\\{id:([^}]+)}\"[^\\[\\]]*})],\"updated\":\\[]");

    private final Adaptation adaptation;
    private final Scenario written;
    private final Rows rows;
    private final Set<Integer> synced = new LinkedHashSet<>();
    private final Set<Integer> firstToSync = new LinkedHashSet<>();

    FittedScript(Adaptation adaptation, Scenario written) {
        this.adaptation = adaptation;
        this.written = written;
        this.rows = new Rows(adaptation);
    }

    /** The scenario with rows to begin with, or the one that was written where it takes none. */
    Scenario scenario() {
        List<Step> steps = new ArrayList<>();
        for (Step step : written.steps()) {
            steps.add(fitted(step));
        }
        List<Step> begun = new ArrayList<>();
        for (int device : firstToSync) {
            begun.add(new Step.Sync(new SimTime(0), device, Leg.CLEAN, Leg.CLEAN, false, null));
        }
        begun.addAll(steps);
        boolean same = steps.equals(written.steps());
        return same ? written : written.withSteps(begun).adopting(rows.all());
    }

    private Step fitted(Step step) {
        if (step instanceof Step.Push push) {
            return new Step.Push(push.at(), push.label(), push.user(), push.since(), fitted(push));
        } else if (step instanceof Step.Create create) {
            return fitted(create);
        } else if (step instanceof Step.Http http && http.request().push()) {
            return fitted(http);
        } else if (step instanceof Step.Sync sync) {
            synced.add(sync.device());
        }
        return step;
    }

    private Changes fitted(Step.Push push) {
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        push.changes().tables().forEach((name, table) -> {
            List<RawRecord> created = new ArrayList<>();
            List<RawRecord> updated = new ArrayList<>();
            for (RawRecord record : table.created()) {
                boolean held = rows.begin(push.user(), name, record.id());
                (held ? updated : created).add(record);
            }
            updated.addAll(table.updated());
            table.updated().forEach(record -> rows.named(name, record.id()));
            table.deleted().forEach(id -> rows.named(name, id));
            tables.put(name, new TableChanges(created, updated, table.deleted()));
        });
        return new Changes(tables);
    }

    /** A device that has not pulled yet holds no row that it could edit. */
    private Step fitted(Step.Create create) {
        int user = written.devices().get(create.device());
        if (!rows.begin(user, create.table(), create.id())) {
            return create;
        }
        if (!synced.contains(create.device())) {
            firstToSync.add(create.device());
        }
        return new Step.Update(create.at(), create.device(), create.table(), create.id(), create.set());
    }

    /** Whoever brings no good token is to be refused, whatever is written; so the record need not be there. */
    private Step fitted(Step.Http http) {
        RawExchange.Request request = http.request();
        Matcher creation = CREATION.matcher(request.body());
        if (!creation.find() || !adaptation.adopts(creation.group(1))) {
            return http;
        }
        boolean refused = request.credentials() != RawExchange.Credentials.VALID;
        boolean held = refused || rows.begin(http.user(), creation.group(1), creation.group(3));
        String update = "\"" + creation.group(1) + "\":{\"created\":[],\"updated\":[" + creation.group(2) + "]";
        String body = held
                ? request.body().substring(0, creation.start())
                        + update
                        + request.body().substring(creation.end())
                : request.body();
        return new Step.Http(
                http.at(),
                http.label(),
                http.user(),
                new RawExchange.Request(
                        request.push(), request.method(), request.credentials(), request.headers(), body));
    }
}
