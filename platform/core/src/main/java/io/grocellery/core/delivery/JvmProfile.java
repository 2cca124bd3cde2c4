package io.grocellery.core.delivery;

/** How a JVM is tuned: for little memory, or for speed. */
public enum JvmProfile {
    /** C1 and the serial collector: least memory, half the throughput. */
    LEAN,
    /** Both compilers: what production and benchmarks run. */
    FAST
}
