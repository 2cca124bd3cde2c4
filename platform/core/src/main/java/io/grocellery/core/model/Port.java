package io.grocellery.core.model;

/** A TCP port, 1 to 65535. */
public record Port(int number) {

    /** @throws IllegalArgumentException when the number is no TCP port */
    public Port {
        if (number < 1 || number > 65_535) {
            throw new IllegalArgumentException("port " + number + " is outside 1 to 65535");
        }
    }

    /**
     * The port this many places further up.
     *
     * @throws IllegalArgumentException when that leaves the range of ports
     */
    public Port plus(int offset) {
        return new Port(number + offset);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
