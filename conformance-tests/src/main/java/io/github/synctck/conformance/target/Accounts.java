package io.github.synctck.conformance.target;

import java.util.List;

/** How a target's users come about. */
public sealed interface Accounts {
    /** The tokens of that many users; with minted accounts, of users that did not exist before. */
    List<String> take(int users);

    /** How many users one play can have at most. */
    int usersMax();

    /** Whether {@link #take} gives accounts that nobody has used. */
    boolean isFresh();

    /** A few words for reports; never a token. */
    String describe();

    /** Given tokens, one user each; plays share the accounts. */
    record Pool(List<String> tokens) implements Accounts {
        public Pool {
            tokens = List.copyOf(tokens);
            if (tokens.isEmpty()) {
                throw new IllegalArgumentException("a pool of accounts needs at least one token");
            }
        }

        @Override
        public List<String> take(int users) {
            return tokens.subList(0, users);
        }

        @Override
        public int usersMax() {
            return tokens.size();
        }

        @Override
        public boolean isFresh() {
            return false;
        }

        @Override
        public String describe() {
            return tokens.size() == 1 ? "one given account" : tokens.size() + " given accounts";
        }

        @Override
        public String toString() {
            return describe();
        }
    }

    /** Tokens signed for new users, where the server's secret is known. */
    record Minted(TokenMint mint) implements Accounts {
        private static final int USERS_MAX = 8;

        @Override
        public List<String> take(int users) {
            return java.util.stream.IntStream.range(0, users)
                    .mapToObj(i -> mint.forNewUser())
                    .toList();
        }

        @Override
        public int usersMax() {
            return USERS_MAX;
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
}
