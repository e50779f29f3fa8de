package io.github.synctck.server.mutant;

/** What a proxy before a sound server makes of the requests that come and of the answers that go. */
public record Spoiler(Asks asks, Answers answers) {
    /** Makes something of a request. */
    @FunctionalInterface
    public interface Asks {
        /** The request that the sound server gets. */
        Asked of(Asked request);
    }

    /** Makes something of an answer. */
    @FunctionalInterface
    public interface Answers {
        /** The answer that the client gets. */
        Answer of(Asked request, Answer answer);
    }

    /** A request: whether it is a push, its Authorization, its Content-Type, its body. */
    public record Asked(boolean push, String authorization, String contentType, String body) {
        /** The same with another body. */
        Asked withBody(String other) {
            return new Asked(push, authorization, contentType, other);
        }
    }

    /** An answer: status, Content-Type, Cache-Control, body. */
    public record Answer(int status, String contentType, String cacheControl, String body) {
        /** Whether it tells of a success. */
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** The same with another status. */
        public Answer withStatus(int other) {
            return new Answer(other, contentType, cacheControl, body);
        }

        /** The same with another body. */
        public Answer withBody(String other) {
            return new Answer(status, contentType, cacheControl, other);
        }
    }

    /** Leaves requests as they are. */
    static Spoiler answers(Answers answers) {
        return new Spoiler(request -> request, answers);
    }

    /** Leaves answers as they are. */
    static Spoiler asks(Asks asks) {
        return new Spoiler(asks, (request, answer) -> answer);
    }
}
