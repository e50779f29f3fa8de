package io.github.synctck.cli;

import io.github.synctck.conformance.run.ExitCode;
import io.github.synctck.conformance.selftest.RacePower;
import io.github.synctck.conformance.selftest.Subject;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.server.mutant.ServerMutant;
import io.github.synctck.server.mutant.ServerMutants;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncBackend;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** Measures how often each race is found over HTTP, and prints one line for each server and pause. */
final class RaceRates {
    private static final List<Long> PAUSES_MILLIS = List.of(ServerMutants.PAUSE_MILLIS, 0L);

    private final Set<String> only;
    private final RacePower power;
    private final Profile profile = ProfileReader.named("watermelondb");

    /** Of these servers, or of all where none is named. */
    RaceRates(List<String> only, BooleanSupplier cancelled) {
        this.only = new TreeSet<>(only);
        this.power = new RacePower(CatalogueReader.load(), Suite.standard(), cancelled);
    }

    /** Prints the table; {@link Complaint} where a name is of no such server or there is nothing to count. */
    int print(int runs) {
        List<ServerMutant> servers = ServerMutants.racing(ServerMutants.PAUSE_MILLIS).stream()
                .filter(server -> only.isEmpty() || only.contains(server.name()))
                .toList();
        if (servers.size() < only.size() || runs < 1) {
            throw Complaint.usage("--races takes a number of runs from 1, and --only names of servers that lose races");
        }
        for (ServerMutant server : servers) {
            RacePower.Race race = new RacePower.Race(
                    server.name(), server.fails().get(0), profile, pause -> () -> open(server.name(), pause));
            for (long pause : PAUSES_MILLIS) {
                RacePower.Row row = power.measure(race, pause, runs);
                if (row.runs() == 0) {
                    return ExitCode.INTERRUPTED.code();
                }
                System.out.printf(
                        Locale.ROOT,
                        "%-32s %-10s pause %2d ms: found in %d of %d runs, median run %d ms%n",
                        race.name(),
                        race.requirement(),
                        pause,
                        row.found(),
                        row.runs(),
                        row.medianMillis());
            }
        }
        return 0;
    }

    private Subject.Opened open(String name, long pauseMillis) {
        ServerMutant server = ServerMutants.racing(pauseMillis).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        SyncBackend backend = server.behind(new ModelServer(profile, System::currentTimeMillis));
        return SelftestCommand.served(options -> Served.start(backend, options));
    }
}
