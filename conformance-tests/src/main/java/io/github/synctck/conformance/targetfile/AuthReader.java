package io.github.synctck.conformance.targetfile;

import io.github.synctck.conformance.target.Account;
import io.github.synctck.conformance.target.Accounts;
import io.github.synctck.conformance.target.AuthForm;
import io.github.synctck.conformance.target.Hook;
import io.github.synctck.conformance.target.PasswordSignIn;
import io.github.synctck.conformance.target.ServerUrl;
import io.github.synctck.conformance.target.SignIn;
import io.github.synctck.conformance.target.TokenMint;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.codec.YamlFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parts of a target file about users. */
final class AuthReader {
    static final List<String> AUTH_KEYS =
            List.of("header", "prefix", "jwt", "supabase", "command", "garbageToken", "expiredToken");
    static final List<String> JWT_KEYS = List.of("algorithm", "secret", "keyFile", "keyId", "claims", "validSeconds");
    static final List<String> SUPABASE_KEYS = List.of("url", "anonKey");
    static final List<String> WORLD_KEYS = List.of("accounts", "signup", "reset");
    static final List<String> SIGNUP_KEYS = List.of("command", "method", "url", "headers", "body", "token", "id");
    static final List<String> ACCOUNTS = List.of("minted", "pool", "signup", "shared");

    private final Scalars scalars;
    private final Path folder;
    private final Hook.Call.Connection connection;
    private final HooksReader hooks;

    AuthReader(Scalars scalars, Path folder, Hook.Call.Connection connection) {
        this.scalars = scalars;
        this.folder = folder;
        this.connection = connection;
        this.hooks = new HooksReader(scalars, connection);
    }

    /** How requests are signed and who the users are. */
    record Users(AuthForm auth, Accounts accounts) {}

    Users read(YamlFile.Node root) throws BadFileException {
        YamlFile.Node auth = root.at("auth");
        if (auth != null) {
            auth.map(AUTH_KEYS);
        }
        TokenMint mint = auth == null ? null : mint(auth.at("jwt"));
        List<Account> given = users(root, mint);
        Accounts accounts = world(root, mint, given, signIn(auth));
        return new Users(form(auth, mint), accounts);
    }

    private AuthForm form(YamlFile.@Nullable Node auth, @Nullable TokenMint mint) throws BadFileException {
        AuthForm standard = AuthForm.bearer();
        if (auth == null) {
            return new AuthForm(standard.header(), standard.prefix(), Optional.empty(), account -> Optional.empty());
        }
        String header = scalars.open(auth, "header", standard.header());
        String prefix = scalars.open(auth, "prefix", header.equals(standard.header()) ? standard.prefix() : "");
        String garbage = scalars.open(auth, "garbageToken", standard.garbage().orElse(""));
        Optional<String> sample =
                auth.at("expiredToken") == null ? Optional.empty() : Optional.of(scalars.secret(auth, "expiredToken"));
        return new AuthForm(
                header,
                prefix,
                garbage.equals("none") ? Optional.empty() : Optional.of(garbage),
                account -> sample.isPresent() || mint == null
                        ? sample
                        : Optional.of(mint.expired(account.values().getOrDefault("id", "expired"))));
    }

    private @Nullable TokenMint mint(YamlFile.@Nullable Node jwt) throws BadFileException {
        if (jwt == null) {
            return null;
        }
        jwt.map(JWT_KEYS);
        String algorithm = scalars.open(jwt, "algorithm", "HS256");
        TreeMap<String, Object> claims = new TreeMap<>(TokenMint.Form.SUPABASE.claims());
        for (var entry : Scalars.entries(jwt, "claims").entrySet()) {
            claims.put(entry.getKey(), plain(entry.getValue()));
        }
        int seconds = jwt.number(
                "validSeconds", (int) TokenMint.Form.SUPABASE.validity().toSeconds());
        String keyId = jwt.at("keyId") == null ? null : scalars.open(jwt, "keyId");
        String key = jwt.at("keyFile") == null ? scalars.secret(jwt, "secret") : keyFile(jwt);
        try {
            return new TokenMint(key, new TokenMint.Form(algorithm, keyId, claims, Duration.ofSeconds(seconds)));
        } catch (IllegalArgumentException e) {
            throw jwt.bad(String.valueOf(e.getMessage()));
        }
    }

    private Object plain(YamlFile.Node node) throws BadFileException {
        var tree = scalars.tree(node);
        if (tree.isArray()) {
            List<Object> items = new ArrayList<>();
            for (YamlFile.Node item : node.items()) {
                items.add(plain(item));
            }
            return items;
        } else if (tree.isObject()) {
            TreeMap<String, Object> fields = new TreeMap<>();
            for (var field : Scalars.entries(node).entrySet()) {
                fields.put(field.getKey(), plain(field.getValue()));
            }
            return fields;
        }
        return tree.isNumber() ? tree.numberValue() : tree.isBoolean() ? tree.booleanValue() : tree.asText();
    }

    private String keyFile(YamlFile.Node jwt) throws BadFileException {
        Path file = folder.resolve(scalars.open(jwt, "keyFile"));
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw jwt.bad("cannot read the key in " + file);
        }
    }

    /** Given users; keys are free, {@code token}, {@code email} and {@code password} are known. */
    private List<Account> users(YamlFile.Node root, @Nullable TokenMint mint) throws BadFileException {
        List<Account> accounts = new ArrayList<>();
        for (YamlFile.Node node : root.list("users")) {
            Map<String, YamlFile.Node> fields = node.fields();
            if (fields == null) {
                throw node.bad("a user should be a map such as {token: ..., id: ...}");
            }
            TreeMap<String, String> values = new TreeMap<>();
            Optional<String> token = Optional.empty();
            for (String key : fields.keySet()) {
                boolean secret = key.equals("token") || key.equals("password");
                String value = secret ? scalars.secret(node, key) : scalars.open(node, key);
                if (key.equals("token")) {
                    token = Optional.of(value);
                } else {
                    values.put(key, value);
                }
            }
            if (token.isEmpty() && mint != null) {
                if (!values.containsKey("id")) {
                    throw node.bad("a user for whom tokens are signed needs an 'id', which becomes the token's sub");
                }
                token = Optional.of(mint.forUser(values.getOrDefault("id", "")));
            }
            accounts.add(new Account(token, values));
        }
        return accounts;
    }

    private Optional<SignIn> signIn(YamlFile.@Nullable Node auth) throws BadFileException {
        if (auth == null) {
            return Optional.empty();
        }
        YamlFile.Node supabase = auth.at("supabase");
        if (supabase != null) {
            supabase.map(SUPABASE_KEYS);
            return Optional.of(
                    new PasswordSignIn(url(supabase, "url"), scalars.secret(supabase, "anonKey"), connection));
        }
        if (auth.at("command") == null) {
            return Optional.empty();
        }
        Hook command = new Hook.Command(scalars.text(auth, "command"), connection.secrets());
        return Optional.of(new Printed(command));
    }

    /** Tokens that a command prints, one per user. */
    private static final class Printed implements SignIn {
        private final Hook command;
        private final Map<String, String> tokens = new TreeMap<>();

        Printed(Hook command) {
            this.command = command;
        }

        @Override
        public String token(Map<String, String> user) {
            return tokens.computeIfAbsent(user.toString(), any -> command.run(user));
        }
    }

    private Accounts world(YamlFile.Node root, @Nullable TokenMint mint, List<Account> given, Optional<SignIn> signIn)
            throws BadFileException {
        YamlFile.Node world = root.at("world");
        if (world != null) {
            world.map(WORLD_KEYS);
        }
        boolean signsUp = world != null && world.at("signup") != null;
        String otherwise = signsUp ? "signup" : !given.isEmpty() ? "pool" : mint != null ? "minted" : "shared";
        String kind = world == null ? otherwise : scalars.open(world, "accounts", otherwise);
        YamlFile.Node at = world == null ? root : world;
        Accounts accounts = switch (kind) {
            case "signup" -> new Accounts.SignedUp(signUp(at));
            case "minted" -> minted(at, mint);
            case "pool" -> pool(at, given, signIn);
            case "shared" -> new Accounts.Everybody();
            default ->
                throw at.bad("'accounts' should be one of " + String.join(", ", ACCOUNTS) + ", not '" + kind + "'");
        };
        YamlFile.Node reset = world == null ? null : world.at("reset");
        if (reset == null) {
            return accounts;
        }
        reset.map(HooksReader.HOOK_KEYS);
        Hook hook = hooks.hook(reset);
        return new Accounts.Reset(accounts, () -> hook.run(new TreeMap<>()));
    }

    private static Accounts minted(YamlFile.Node at, @Nullable TokenMint mint) throws BadFileException {
        if (mint == null) {
            throw at.bad("'accounts: minted' needs 'auth: {jwt: ...}'");
        }
        return new Accounts.Minted(mint);
    }

    private static Accounts pool(YamlFile.Node at, List<Account> given, Optional<SignIn> signIn)
            throws BadFileException {
        if (given.isEmpty()) {
            throw at.bad("'accounts: pool' needs 'users', best two of them");
        }
        return new Accounts.Pool(given, signIn);
    }

    private java.util.function.Supplier<Account> signUp(YamlFile.Node world) throws BadFileException {
        YamlFile.Node node = world.at("signup");
        if (node == null) {
            throw world.bad("'accounts: signup' needs 'signup'");
        }
        node.map(SIGNUP_KEYS);
        Hook hook = hooks.hook(node);
        boolean command = node.at("command") != null;
        String token =
                scalars.pointer(node, "token", command ? "" : "/access_token").toString();
        String id = scalars.pointer(node, "id", "").toString();
        return () -> {
            TreeMap<String, String> values = new TreeMap<>();
            values.put("uuid", java.util.UUID.randomUUID().toString());
            String answer = hook.run(values);
            TreeMap<String, String> known = new TreeMap<>();
            if (!id.isEmpty()) {
                known.put("id", Hook.at(answer, id, "the sign-up"));
            }
            return new Account(Optional.of(Hook.at(answer, token, "the sign-up")), known);
        };
    }

    private URI url(YamlFile.Node node, String key) throws BadFileException {
        String text = scalars.open(node, key);
        try {
            return ServerUrl.parse(text);
        } catch (IllegalArgumentException e) {
            throw node.bad("'" + key + "' " + e.getMessage());
        }
    }
}
