package io.grocellery.core.capacity;

/**
 * A machine's memory at a moment, in MiB.
 *
 * @param available what can be had without swapping
 * @param total what the machine, or the container, has
 * @param exact whether the system tells what is available; where it counts its caches as used, it does not
 */
public record FreeMemory(long available, long total, boolean exact) {

    /** Where what is available is not known, only a machine that is too small as a whole does not suffice. */
    boolean suffices(int mebibytes) {
        return (exact ? available : total) >= mebibytes;
    }

    @Override
    public String toString() {
        return (exact ? available + " MiB" : "about " + available + " MiB") + " of " + total + " MiB are free";
    }
}
