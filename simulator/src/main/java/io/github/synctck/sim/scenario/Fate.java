package io.github.synctck.sim.scenario;

/** What the network does to one exchange. */
public enum Fate {
    DELIVER,
    /** The request never reaches the server. */
    DROP_REQUEST,
    /** The server does its work; the answer is lost. */
    DROP_RESPONSE,
    /** The request arrives twice; the device hears the first answer. */
    DUPLICATE_REQUEST,
    /** Something in front of the server answers 500; the server never hears of it. */
    SERVER_ERROR
}
