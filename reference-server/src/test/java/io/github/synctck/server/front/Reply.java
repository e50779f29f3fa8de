package io.github.synctck.server.front;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer; the body is empty where there is none. */
record Reply(int status, String body) {
    static Reply json(int status, JsonNode body) {
        return new Reply(status, body.toString());
    }

    static Reply empty(int status) {
        return new Reply(status, "");
    }
}
