package io.github.synctck.conformance.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a target's users come about. Used by one thread. */
public interface Accounts {
    /** So many users one play needs at most. */
    int USERS_MAX = 8;

    /** That many users; throws {@link TargetTrouble} where they cannot be had. */
    List<Account> take(int users);

    /** How many users one play can have at most. */
    default int usersMax() {
        return USERS_MAX;
    }

    /** Whether {@link #take} gives accounts that nobody has used. */
    boolean isFresh();

    /** Whether requests prove whose they are. */
    default boolean haveTokens() {
        return true;
    }

    /** Takes an account out that answers nothing any more; nothing where accounts are not used again. */
    default void retire(Account account) {}

    /** A few words for reports; never a token. */
    String describe();

    /** Given tokens, one user each; plays share the accounts. */
    static Accounts ofTokens(List<String> tokens) {
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("a pool of accounts needs at least one token");
        }
        return new Pool(tokens.stream().map(Account::of).toList(), Optional.empty());
    }

    /** Given accounts; plays share them, each play leases as many as it needs, in turn. */
    final class Pool implements Accounts {
        private final List<Account> accounts;
        private final Optional<SignIn> signIn;
        private int next;
        private int retired;

        /** Those accounts; whoever has no token is signed in when it is taken. */
        public Pool(List<Account> accounts, Optional<SignIn> signIn) {
            this.accounts = new ArrayList<>(accounts);
            this.signIn = signIn;
        }

        /** The accounts as they were given, without those that were retired; nobody is signed in. */
        List<Account> inOrder() {
            return List.copyOf(accounts);
        }

        private Account signedIn(Account account) {
            return account.token().isPresent()
                    ? account
                    : new Account(signIn.map(each -> each.token(account.placeholders())), account.values());
        }

        @Override
        public List<Account> take(int users) {
            if (accounts.isEmpty()) {
                throw new TargetTrouble("none of the given accounts answers any more");
            }
            List<Account> taken = IntStream.range(next, next + users)
                    .mapToObj(i -> signedIn(accounts.get(i % accounts.size())))
                    .toList();
            next = (next + users) % Math.max(1, accounts.size());
            return taken;
        }

        /** At least one: that no account is left is the target's trouble, and no need of a case. */
        @Override
        public int usersMax() {
            return Math.max(1, accounts.size());
        }

        @Override
        public boolean haveTokens() {
            return signIn.isPresent()
                    || accounts.stream().anyMatch(account -> account.token().isPresent());
        }

        @Override
        public boolean isFresh() {
            return false;
        }

        @Override
        public void retire(Account account) {
            boolean known = accounts.removeIf(each -> each.values().equals(account.values())
                    && (each.token().isEmpty() || each.token().equals(account.token())));
            if (known) {
                retired++;
                next = 0;
            }
        }

        @Override
        public String describe() {
            String words = accounts.size() + retired == 1 ? "one given account" : accounts.size() + " given accounts";
            return retired == 0 ? words : words + ", " + retired + " retired because they stopped answering";
        }
    }

    /** Tokens signed for new users, where the server's secret is known. */
    record Minted(TokenMint mint) implements Accounts {
        @Override
        public List<Account> take(int users) {
            return Stream.generate(() -> UUID.randomUUID().toString())
                    .limit(users)
                    .map(id -> account(mint, id))
                    .toList();
        }

        /** Bearer tokens, and expired ones too. */
        AuthForm form() {
            return AuthForm.bearer()
                    .expiring(
                            account -> Optional.of(mint.expired(account.values().getOrDefault("id", "expired"))));
        }

        private static Account account(TokenMint mint, String id) {
            TreeMap<String, String> values = new TreeMap<>();
            values.put("id", id);
            return new Account(Optional.of(mint.forUser(id)), values);
        }

        @Override
        public boolean isFresh() {
            return true;
        }

        @Override
        public String describe() {
            return "a new account per play";
        }
    }

    /** Users that sign up for each play. */
    record SignedUp(Supplier<Account> signUp) implements Accounts {
        @Override
        public List<Account> take(int users) {
            return Stream.generate(signUp).limit(users).toList();
        }

        @Override
        public boolean isFresh() {
            return true;
        }

        @Override
        public String describe() {
            return "a sign-up per user of each play";
        }
    }

    /** Given accounts that a hook empties before each play. */
    record Reset(Accounts accounts, Runnable hook) implements Accounts {
        @Override
        public List<Account> take(int users) {
            hook.run();
            return accounts.take(users);
        }

        @Override
        public int usersMax() {
            return accounts.usersMax();
        }

        @Override
        public boolean haveTokens() {
            return accounts.haveTokens();
        }

        @Override
        public boolean isFresh() {
            return true;
        }

        @Override
        public void retire(Account account) {
            accounts.retire(account);
        }

        @Override
        public String describe() {
            return accounts.describe() + ", emptied before each play";
        }
    }

    /** A server without users: everybody sees everything, so that any number of callers is one and the same. */
    record Everybody() implements Accounts {
        @Override
        public List<Account> take(int users) {
            return IntStream.range(0, users)
                    .mapToObj(i -> new Account(Optional.empty(), new TreeMap<>()))
                    .toList();
        }

        @Override
        public boolean haveTokens() {
            return false;
        }

        @Override
        public boolean isFresh() {
            return false;
        }

        @Override
        public String describe() {
            return "no users: NOT ISOLATED BY DECLARATION";
        }
    }
}
