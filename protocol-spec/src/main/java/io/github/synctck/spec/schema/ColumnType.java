package io.github.synctck.spec.schema;

/** The three column types of the client. */
public enum ColumnType {
    STRING,
    NUMBER,
    BOOLEAN
}
