package io.github.synctck.server.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.profile.Choice;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.Operator;
import io.github.synctck.spec.server.ServerHooks;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/** The reference server's users in a PostgreSQL database. Many threads may call it. */
public final class PostgresStore implements SyncBackend, AutoCloseable {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final HikariDataSource pool;
    private final PGSimpleDataSource owner;
    private final StoreOptions options;
    private final Profile profile;

    private PostgresStore(HikariDataSource pool, PGSimpleDataSource owner, StoreOptions options, Profile profile) {
        this.pool = pool;
        this.owner = owner;
        this.options = options;
        this.profile = profile;
    }

    /**
     * Migrates the database and opens it. The URL's user owns the tables and may create roles; requests are served by
     * a role that this method makes, which has no rights but those of the users it acts for.
     *
     * @param jdbcUrl begins with {@code jdbc:postgresql:}
     * @throws IllegalStateException with one sentence where the database is away or not fit
     */
    public static PostgresStore open(String jdbcUrl, Profile profile, StoreOptions options) {
        SqlNames.check(profile.schema());
        Served.check(profile.policies());
        PGSimpleDataSource owner = source(jdbcUrl);
        try (Connection connection = owner.getConnection()) {
            DatabaseCheck.isDurable(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot use the database: " + e.getMessage(), e);
        }
        StoreMigrations.apply(owner, profile.schema());
        PGSimpleDataSource login = source(jdbcUrl);
        try (Connection connection = owner.getConnection()) {
            declare(connection, profile.policies(), options);
            login.setUser(LoginRole.make(connection, options.loginPassword()));
            login.setPassword(options.loginPassword());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot set up the database: " + e.getMessage(), e);
        }
        HikariDataSource pool = pool(login, options);
        try (Connection connection = pool.getConnection()) {
            DatabaseCheck.isHarmless(connection, profile.schema());
            connection.rollback();
        } catch (SQLException | IllegalStateException e) {
            pool.close();
            throw new IllegalStateException(String.valueOf(e.getMessage()), e);
        }
        return new PostgresStore(pool, owner, options, profile);
    }

    private static PGSimpleDataSource source(String jdbcUrl) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(jdbcUrl);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "this is no URL of a PostgreSQL database: it should begin with " + "jdbc:postgresql://", e);
        }
        source.setApplicationName("synctck");
        source.setConnectTimeout(10);
        return source;
    }

    private static HikariDataSource pool(PGSimpleDataSource login, StoreOptions options) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(login);
        config.setPoolName("sync");
        config.setAutoCommit(false);
        config.setMaximumPoolSize(options.connectionsMax());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(options.waitMillisMax());
        config.setValidationTimeout(Math.min(options.waitMillisMax(), 2_000));
        // Else the setting below is undone by the first rollback: the pool would leave it in an open transaction.
        config.setIsolateInternalQueries(true);
        config.setConnectionInitSql("set idle_in_transaction_session_timeout = " + options.pullMillisMax());
        return new HikariDataSource(config);
    }

    private static void declare(Connection owner, Policies policies, StoreOptions options) throws SQLException {
        try (PreparedStatement insert = owner.prepareStatement(
                "insert into sync.settings (name, value) values (?, ?) on conflict (name) do update set value = excluded.value")) {
            for (Choice choice : policies.choices()) {
                insert.setString(1, choice.key());
                insert.setString(2, choice.word());
                insert.addBatch();
            }
            insert.setString(1, "enroll");
            insert.setString(2, String.valueOf(options.enroll()));
            insert.addBatch();
            insert.executeBatch();
        }
    }

    @Override
    public SyncServer forUser(String userId) {
        return isUser(userId) ? new PostgresServer(pool, options, profile, UUID.fromString(userId)) : new Nobody();
    }

    @Override
    public ServerHooks hooks(String userId) {
        return isUser(userId) ? new PostgresHooks(owner, profile.schema(), UUID.fromString(userId)) : ServerHooks.NONE;
    }

    @Override
    public Optional<Operator> operator() {
        return Optional.of(new PostgresOperator(owner, profile.schema()));
    }

    /** Whether that can be the id of a user. */
    static boolean isUser(String userId) {
        return UUID_TEXT.matcher(userId).matches();
    }

    /** A token whose subject can be no user of this store. */
    private static final class Nobody implements SyncServer {
        private static final Refused ANSWER = new Refused(401, "unauthorized", "the token's sub is not a UUID");

        @Override
        public Refused pull(PullRequest request) {
            return ANSWER;
        }

        @Override
        public Refused push(PushRequest request) {
            return ANSWER;
        }
    }

    /** Whether the database answers. */
    @Override
    public boolean isReady() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select stamp from sync.installation")) {
            boolean ready = row.next();
            connection.rollback();
            return ready;
        } catch (SQLException e) {
            return false;
        }
    }

    /** A connection as requests use them, for whoever looks at how they are set up. */
    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** The owner's connections, for what no user may do. */
    PGSimpleDataSource owner() {
        return owner;
    }

    @Override
    public void close() {
        pool.close();
    }
}
