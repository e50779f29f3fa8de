package io.github.synctck.server.front;

/** One server's wire form. */
@FunctionalInterface
interface Shape {
    /** Answers a request with the help of the server behind. */
    Reply answer(Asked asked, Behind behind) throws Refusal;
}
