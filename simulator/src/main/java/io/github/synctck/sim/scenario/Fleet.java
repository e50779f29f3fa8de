package io.github.synctck.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The devices that take part in a scenario, in order, and how the app on each is set up. Immutable. */
public final class Fleet {
    private final List<Setup> setups;
    private final List<Integer> users;

    /** What an app makes of the answer that its cursor is expired. */
    public enum On410 {
        /** It does not know the answer: every sync fails from then on. */
        STUCK,
        /** It drops everything that it holds and begins with a first pull. */
        RESET
    }

    /**
     * One device.
     *
     * @param user its user, from 0
     * @param schemaVersion the version of the schema that its app begins with; 0 for the newest
     * @param on410 what it makes of an expired cursor
     * @param dates whether its models keep {@code created_at} and {@code updated_at} by the device's clock
     */
    public record Setup(int user, int schemaVersion, On410 on410, boolean dates) {
        public Setup {
            if (schemaVersion < 0) {
                throw new IllegalArgumentException("schemaVersion below zero: " + schemaVersion);
            }
        }

        /** A device of that user with nothing special about it. */
        public static Setup plain(int user) {
            return new Setup(user, 0, On410.STUCK, false);
        }

        /** Whether nothing is special about it. */
        public boolean isPlain() {
            return equals(plain(user));
        }
    }

    /** Devices set up so. */
    public Fleet(List<Setup> setups) {
        this.setups = List.copyOf(setups);
        this.users = this.setups.stream().map(Setup::user).toList();
    }

    /** Devices of those users with nothing special about them. */
    public static Fleet ofUsers(List<Integer> users) {
        return new Fleet(users.stream().map(Setup::plain).toList());
    }

    /** The devices in order. */
    public List<Setup> setups() {
        return setups;
    }

    /** The user of each device. */
    public List<Integer> users() {
        return users;
    }

    /** How that device is set up. */
    public Setup get(int device) {
        return setups.get(device);
    }

    /** The others, when that device is taken away. */
    public Fleet without(int device) {
        List<Setup> rest = new ArrayList<>(setups);
        rest.remove(device);
        return new Fleet(rest);
    }

    /** The same with that device set up otherwise. */
    public Fleet with(int device, Setup setup) {
        List<Setup> changed = new ArrayList<>(setups);
        changed.set(device, setup);
        return new Fleet(changed);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fleet fleet && setups.equals(fleet.setups);
    }

    @Override
    public int hashCode() {
        return setups.hashCode();
    }

    @Override
    public String toString() {
        return setups.toString();
    }
}
