package io.github.synctck.spec.server;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Requests and answers as bytes on the wire show them, for what the messages cannot express. */
@FunctionalInterface
public interface RawExchange {
    /** Sends one request and waits for its answer; trouble on the wire is an answer of status 0. */
    Answer send(Request request);

    /** What a raw request shows as its token. */
    enum Credentials {
        VALID,
        NONE,
        GARBAGE,
        /** A token that was good once. */
        EXPIRED,
        /** The user's token with another signature. */
        FORGED,
        /** The user's token without a signature, which says that it needs none. */
        UNSIGNED
    }

    /**
     * One HTTP request to one of the two endpoints.
     *
     * @param push whether it goes to the push endpoint, else to the pull endpoint
     * @param method the HTTP method
     * @param credentials what stands in the Authorization header; the target fills it in
     * @param headers other headers, name to value
     * @param body the body's text; empty for none
     */
    record Request(
            boolean push, String method, Credentials credentials, SortedMap<String, String> headers, String body) {
        public Request {
            headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        }
    }

    /**
     * One HTTP answer.
     *
     * @param status the status, 0 where no answer came
     * @param headers header name in lower case to value
     * @param body the body's text, or the sentence on what happened where no answer came
     */
    record Answer(int status, SortedMap<String, String> headers, String body) {
        public Answer {
            headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        }

        /** A header's value, or empty. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }
}
