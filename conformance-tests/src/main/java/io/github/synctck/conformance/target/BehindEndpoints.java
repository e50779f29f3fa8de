package io.github.synctck.conformance.target;

import io.github.synctck.conformance.wire.Template;
import io.github.synctck.conformance.wire.WireForm;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.server.ServerHooks;
import io.github.synctck.spec.server.SyncBackend;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What can be done to a target's users behind its two endpoints. */
public interface BehindEndpoints {
    /** Nothing. */
    BehindEndpoints NOTHING = new Declared(new TreeMap<>());

    /** The kinds of action that work. */
    List<ServerAction.Kind> offers();

    /** The hooks of a user whose tables go by the names of that form. */
    ServerHooks of(Account account, WireForm form);

    /**
     * Calls and commands that a target file declares.
     *
     * @param actions one per kind; their placeholders are {@code table}, {@code id}, {@code record} (as JSON), {@code
     *     millis}, and what is known of the user
     */
    record Declared(Map<ServerAction.Kind, Hook> actions) implements BehindEndpoints {
        public Declared {
            actions = new TreeMap<>(actions);
        }

        @Override
        public List<ServerAction.Kind> offers() {
            return List.copyOf(actions.keySet());
        }

        @Override
        public ServerHooks of(Account account, WireForm form) {
            return new ServerHooks() {
                @Override
                public List<ServerAction.Kind> offers() {
                    return Declared.this.offers();
                }

                @Override
                public void perform(ServerAction action) {
                    Hook hook = actions.get(action.kind());
                    if (hook == null) {
                        throw new IllegalArgumentException("the target offers no " + action.kind());
                    }
                    Map<String, String> values = Template.values(account.placeholders());
                    values.putAll(placeholders(action, form));
                    hook.run(values);
                }
            };
        }

        private static Map<String, String> placeholders(ServerAction action, WireForm form) {
            Map<String, String> values = new TreeMap<>();
            if (action instanceof ServerAction.Edit edit) {
                values.put("table", form.table(edit.table()).name());
                values.put("id", edit.record().id());
                values.put("record", JsonValues.write(edit.record()).toString());
            } else if (action instanceof ServerAction.Delete delete) {
                named(values, form, delete.table(), delete.id());
            } else if (action instanceof ServerAction.Grant grant) {
                named(values, form, grant.table(), grant.id());
            } else if (action instanceof ServerAction.Revoke revoke) {
                named(values, form, revoke.table(), revoke.id());
            } else if (action instanceof ServerAction.Advance advance) {
                values.put("millis", String.valueOf(advance.millis()));
            }
            return values;
        }

        private static void named(Map<String, String> values, WireForm form, String table, String id) {
            values.put("table", form.table(table).name());
            values.put("id", id);
        }
    }

    /** A server that runs in this process, whose users go by their {@code id}. */
    record Beside(SyncBackend backend) implements BehindEndpoints {
        /** Some stores know no users but UUIDs. */
        private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

        @Override
        public List<ServerAction.Kind> offers() {
            return backend.hooks(NOBODY).offers();
        }

        @Override
        public ServerHooks of(Account account, WireForm form) {
            return backend.hooks(String.valueOf(account.values().get("id")));
        }
    }
}
