package io.github.synctck.conformance.campaign;

import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.random.Seed;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What one scenario costs, played and judged, in several shapes: devices x operations. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PlayBenchmark {
    /** The number of devices and the number of operations. */
    @Param({"3x40", "3x1000", "3x10000", "10x1000", "100x1000"})
    public String shape = "3x40";

    private Benchmark benchmark = new Benchmark(ModelServer::new);
    private long number;

    /** Makes the benchmark of the shape. */
    @Setup(Level.Trial)
    public void prepare() {
        int cross = shape.indexOf('x');
        int devices = Integer.parseInt(shape.substring(0, cross));
        int operations = Integer.parseInt(shape.substring(cross + 1));
        benchmark = new Benchmark(ModelServer::new, new Benchmark.Shape(devices, operations));
    }

    /** One scenario, its history and all laws. */
    @org.openjdk.jmh.annotations.Benchmark
    public Play play() {
        return benchmark.play(new Seed(0).child("jmh", number++));
    }
}
