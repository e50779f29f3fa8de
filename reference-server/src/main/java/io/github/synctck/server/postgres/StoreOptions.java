package io.github.synctck.server.postgres;

/**
 * How the store uses its database.
 *
 * @param loginPassword the password of the role that serves requests; made once per installation
 * @param connectionsMax the most connections at one time
 * @param waitMillisMax how long a request waits for a connection before it is refused with 503
 * @param lockMillisMax how long a push waits for another one of the same user
 * @param statementMillisMax how long a push may work
 * @param pullMillisMax how long a pull may read; slow readers hold back the database's cleaning
 * @param enroll whether a user that nobody knows is made one, for tests
 */
public record StoreOptions(
        String loginPassword,
        int connectionsMax,
        long waitMillisMax,
        long lockMillisMax,
        long statementMillisMax,
        long pullMillisMax,
        boolean enroll) {
    /** The pool takes no shorter wait for a connection. */
    public static final long WAIT_MILLIS_MIN = 250;

    /** Ten connections, 5 s for a connection or a lock, 25 s for a push, 60 s for a pull; unknown users are enrolled. */
    public static StoreOptions standard(String loginPassword) {
        return new StoreOptions(loginPassword, 10, 5_000, 5_000, 25_000, 60_000, true);
    }

    /** The same with another wait for connections, at least {@link #WAIT_MILLIS_MIN}. */
    public StoreOptions withWaitMillisMax(long millis) {
        return new StoreOptions(
                loginPassword, connectionsMax, millis, lockMillisMax, statementMillisMax, pullMillisMax, enroll);
    }

    /** The same with another limit of a push's work. */
    public StoreOptions withStatementMillisMax(long millis) {
        return new StoreOptions(
                loginPassword, connectionsMax, waitMillisMax, lockMillisMax, millis, pullMillisMax, enroll);
    }

    /** The same with another limit of a pull's snapshot. */
    public StoreOptions withPullMillisMax(long millis) {
        return new StoreOptions(
                loginPassword, connectionsMax, waitMillisMax, lockMillisMax, statementMillisMax, millis, enroll);
    }

    /** The same with another wait for locks. */
    public StoreOptions withLockMillisMax(long millis) {
        return new StoreOptions(
                loginPassword, connectionsMax, waitMillisMax, millis, statementMillisMax, pullMillisMax, enroll);
    }

    /** The same with another number of connections. */
    public StoreOptions withConnectionsMax(int connections) {
        return new StoreOptions(
                loginPassword, connections, waitMillisMax, lockMillisMax, statementMillisMax, pullMillisMax, enroll);
    }
}
