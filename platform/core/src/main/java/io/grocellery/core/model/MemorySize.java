package io.grocellery.core.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of memory in whole mebibytes (2^20 bytes), 16 MiB to 64 GiB. */
public record MemorySize(int mebibytes) {

    private static final int LARGEST = 65_536;
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})\\s*(MiB|GiB)");

    /** @throws IllegalArgumentException when it is outside 16 MiB to 64 GiB */
    public MemorySize {
        if (mebibytes < 16 || mebibytes > LARGEST) {
            throw new IllegalArgumentException("memory of " + mebibytes + " MiB is outside 16 MiB to 64 GiB");
        }
    }

    /**
     * Reads {@code 256MiB} or {@code 2GiB}.
     *
     * @throws IllegalArgumentException when the text is not of that form or out of range
     */
    public static MemorySize parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' must be a number with MiB or GiB, such as 256MiB");
        }
        int number = Integer.parseInt(matcher.group(1));
        return new MemorySize(matcher.group(2).equals("GiB") ? Math.multiplyExact(number, 1024) : number);
    }

    /** So many times as much, at most 64 GiB. */
    public MemorySize times(int factor) {
        return new MemorySize((int) Math.min(LARGEST, (long) mebibytes * factor));
    }

    @Override
    public String toString() {
        return mebibytes + "MiB";
    }
}
