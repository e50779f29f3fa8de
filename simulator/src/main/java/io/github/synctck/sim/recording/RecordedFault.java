package io.github.synctck.sim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;

/** What the recordings do to a sync: the network loses something, something refuses, or the app dies. */
enum RecordedFault {
    NONE("", ""),
    PULL_REQUEST_LOST("pull-request-lost", "sync-drop-pull-request"),
    PULL_RESPONSE_LOST("pull-response-lost", "sync-drop-pull-response"),
    CRASH_AFTER_APPLY("crash-after-apply", "sync-crash-after-apply"),
    CRASH_BEFORE_PUSH("crash-before-push", "sync-crash-before-push"),
    PUSH_REQUEST_LOST("push-request-lost", "sync-drop-request"),
    PUSH_SERVER_ERROR("push-server-error", "sync-server-error"),
    PUSH_RESPONSE_LOST("push-response-lost", "sync-drop-response"),
    CRASH_AFTER_PUSH("crash-after-push", "sync-crash-after-push"),
    PUSH_POISON_TABLE("push-poison-table", "sync-poison-table"),
    PUSH_POISON_ID("push-poison-id", "sync-poison-id");

    private final String word;
    private final String shortName;

    RecordedFault(String word, String shortName) {
        this.word = word;
        this.shortName = shortName;
    }

    /** The fault's name in a recorded error. */
    String word() {
        return word;
    }

    /** The fault of a step, from its name or its {@code fault}. */
    static RecordedFault of(JsonNode step) {
        String op = step.path("op").asText();
        String fault = step.path("fault").asText();
        return Arrays.stream(values())
                .filter(each -> each != NONE && (each.shortName.equals(op) || each.word.equals(fault)))
                .findFirst()
                .orElse(NONE);
    }
}
