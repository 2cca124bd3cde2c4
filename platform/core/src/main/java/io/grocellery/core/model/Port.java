package io.grocellery.core.model;

import java.util.Set;

/** A TCP port, 1 to 65535. */
public record Port(int number) {

    /** The bad ports of the Fetch standard, https://fetch.spec.whatwg.org/#bad-port. */
    private static final Set<Integer> REFUSED_BY_BROWSERS = Set.of(
            1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
            109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
            526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
            3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080);

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

    /** Whether browsers open no page there, since another protocol has the port. */
    public boolean isRefusedByBrowsers() {
        return REFUSED_BY_BROWSERS.contains(number);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
