package io.github.synctck.server.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** A request that is not answered with what it asks for. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonNode body;

    Refusal(int status, JsonNode body) {
        super(body.toString());
        this.status = status;
        this.body = body;
    }

    static Refusal of(int status, String error) {
        return new Refusal(status, JsonNodeFactory.instance.objectNode().put("error", error));
    }

    Reply reply() {
        return Reply.json(status, body);
    }

    int status() {
        return status;
    }
}
