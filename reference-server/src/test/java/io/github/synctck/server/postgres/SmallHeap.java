package io.github.synctck.server.postgres;

import io.github.synctck.server.http.ServerOptions;
import io.github.synctck.server.http.SyncHttpServer;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;

/** The Postgres store over HTTP in a JVM of its own, whose heap the caller chooses. Ends when its input does. */
final class SmallHeap {
    /** The tables it serves. */
    static final Profile PROFILE = ProfileReader.named("watermelondb").withSchema(ProfileReader.schema("friends"));

    private SmallHeap() {}

    /** Takes the database's URL; prints the port. */
    public static void main(String[] args) throws Exception {
        ServerOptions options = ServerOptions.standard(0, token -> token).withHandlingMillisMax(600_000);
        StoreOptions patient =
                TestDatabase.options().withStatementMillisMax(600_000).withPullMillisMax(600_000);
        try (PostgresStore store = PostgresStore.open(args[0], PROFILE, patient);
                SyncHttpServer server = SyncHttpServer.start(store, options)) {
            System.out.println("port " + server.port());
            System.out.flush();
            while (System.in.read() >= 0) {
                // The one who started it is still there.
            }
        }
    }
}
