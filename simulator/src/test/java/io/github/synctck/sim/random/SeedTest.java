package io.github.synctck.sim.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SeedTest {
    @Test
    void streamsAreFixedForEver() {
        Prng stream = new Seed(1).stream("workload");

        assertThat(List.of(stream.nextLong(), stream.nextLong()))
                .as("recorded once; another value makes every reported seed worthless")
                .containsExactly(281934172972533499L, 162989161193160130L);
    }

    @Test
    void drawsStayWithinTheirBounds() {
        Prng prng = new Seed(7).stream("x");
        TreeSet<Integer> seen = new TreeSet<>();
        for (int i = 0; i < 1_000; i++) {
            seen.add(prng.between(-1, 3));
        }

        assertThat(seen).containsExactly(-1, 0, 1, 2, 3);
        assertThat(prng.chance(0)).isFalse();
        assertThat(prng.chance(100)).isTrue();
    }

    @Test
    void namesAndChildrenAreIndependent() {
        Seed seed = new Seed(42);

        assertThat(seed.stream("a").nextLong()).isNotEqualTo(seed.stream("b").nextLong());
        assertThat(seed.child("x", 1)).isNotEqualTo(seed.child("x", 2)).isNotEqualTo(seed.child("y", 1));
        assertThat(seed.stream("a").nextLong()).isEqualTo(seed.stream("a").nextLong());
    }

    @Test
    void seedsAreDecimalOrHexadecimal() {
        assertThat(Seed.parse(" 0xFF ")).isEqualTo(new Seed(255));
        assertThat(Seed.parse("-3")).isEqualTo(new Seed(-3));
        assertThat(Seed.parse(new Seed(-3).toString())).isEqualTo(new Seed(-3));
        assertThatThrownBy(() -> Seed.parse("seven")).isInstanceOf(NumberFormatException.class);
    }
}
