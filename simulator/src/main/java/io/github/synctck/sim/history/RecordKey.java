package io.github.synctck.sim.history;

/** One record of one user. */
public record RecordKey(String table, String id) implements Comparable<RecordKey> {
    @Override
    public int compareTo(RecordKey other) {
        int byTable = table.compareTo(other.table);
        return byTable != 0 ? byTable : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return table + "/" + id;
    }
}
