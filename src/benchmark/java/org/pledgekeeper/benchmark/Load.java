package org.pledgekeeper.benchmark;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Repeats one piece of work from several threads for a bounded time. */
final class Load {
    private static final int LONGEST_SECONDS = 30;

    private Load() {}

    /** Rate per second, response times in milliseconds, and the CPU seconds of the threads that did the work. */
    record Figures(long count, double rate, double p50, double p95, double p99, double clientCpu) {
        @Override
        public String toString() {
            return "%8.0f/s   p50 %6.2f ms   p95 %6.2f ms   p99 %6.2f ms".formatted(rate, p50, p95, p99);
        }
    }

    /** @param work makes each thread's own work, given the thread's number; any failure ends the benchmark */
    static Figures run(int threads, int seconds, IntFunction<Callable<?>> work) throws Exception {
        if (seconds > LONGEST_SECONDS) {
            throw new IllegalArgumentException("At most " + LONGEST_SECONDS + " s");
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        AtomicLong done = new AtomicLong();
        AtomicLong cpu = new AtomicLong();
        long start = System.nanoTime();
        long[] times = pool.invokeAll(IntStream.range(0, threads).<Callable<long[]>>mapToObj(number -> () -> {
            Callable<?> mine = work.apply(number);
            long[] took = new long[1024];
            int count = 0;
            while (System.nanoTime() < end) {
                long before = System.nanoTime();
                mine.call();
                if (count == took.length) {
                    took = Arrays.copyOf(took, count * 2);
                }
                took[count++] = System.nanoTime() - before;
                done.incrementAndGet();
            }
            cpu.addAndGet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
            return Arrays.copyOf(took, count);
        }).toList()).stream().flatMapToLong(result -> {
            try {
                return Arrays.stream(result.get());
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }).sorted().toArray();
        double elapsed = (System.nanoTime() - start) / 1e9;
        pool.shutdown();
        return new Figures(done.get(), done.get() / elapsed, times[times.length / 2] / 1e6, times[(int) (times.length * 0.95)] / 1e6,
                times[(int) (times.length * 0.99)] / 1e6, cpu.get() / 1e9);
    }
}
