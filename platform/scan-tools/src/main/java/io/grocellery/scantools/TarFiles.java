package io.grocellery.scantools;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads tar archives from beginning to end: POSIX ustar and pax, and GNU's long names. */
final class TarFiles {

    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int TYPE = 156;
    private static final int PREFIX = 345;
    private static final int PREFIX_LENGTH = 155;
    private static final int LONGEST_NAME = 64 * 1024;

    /** Is shown each file. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Looks at one.
         *
         * @param content the file's own, which need not be read to its end
         */
        void see(String name, InputStream content) throws IOException;
    }

    private final InputStream tar;

    private TarFiles(InputStream tar) {
        this.tar = tar;
    }

    /**
     * Shows the regular files; links and folders are passed over.
     *
     * @throws IOException when it is no such archive
     */
    static void each(InputStream tar, Visitor visitor) throws IOException {
        new TarFiles(tar).read(visitor);
    }

    private void read(Visitor visitor) throws IOException {
        String said = "";
        for (byte[] header = tar.readNBytes(BLOCK); hasEntry(header); header = tar.readNBytes(BLOCK)) {
            EntryContent content = new EntryContent(tar, size(header));
            switch (header[TYPE]) {
                case 'L' -> said = firstLine(text(content)).replace("\0", "");
                case 'x' -> said = path(text(content), said);
                case 0, '0' -> {
                    visitor.see(said.isEmpty() ? name(header) : said, content);
                    said = "";
                }
                case 'g', 'K' -> {} // what they say is not needed
                default -> said = "";
            }
            content.finish();
        }
    }

    private static boolean hasEntry(byte[] header) throws IOException {
        if (header.length == 0 || header[0] == 0) {
            return false;
        }
        if (header.length < BLOCK) {
            throw new EOFException("the archive ends within a header");
        }
        return true;
    }

    private static String text(EntryContent content) throws IOException {
        return new String(content.readNBytes(LONGEST_NAME), StandardCharsets.UTF_8);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** Of pax records, each {@code LENGTH KEY=VALUE} on a line. */
    private static String path(String records, String otherwise) {
        return records.lines()
                .filter(record -> record.contains(" path="))
                .map(record -> record.substring(record.indexOf('=') + 1))
                .findFirst()
                .orElse(otherwise);
    }

    private static String name(byte[] header) {
        String name = field(header, 0, NAME);
        boolean posix = field(header, 257, 5).equals("ustar") && header[262] == 0;
        String prefix = posix ? field(header, PREFIX, PREFIX_LENGTH) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String field(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    /** In octal digits; what is larger than these can hold stands in base 256, as GNU has it. */
    private static long size(byte[] header) throws IOException {
        if ((header[SIZE] & 0x80) != 0) {
            long size = 0;
            for (int i = SIZE + SIZE_LENGTH - Long.BYTES; i < SIZE + SIZE_LENGTH; i++) {
                size = (size << Byte.SIZE) | (header[i] & 0xff);
            }
            return size;
        }
        try {
            return Long.parseLong(field(header, SIZE, SIZE_LENGTH).strip(), 8);
        } catch (NumberFormatException odd) {
            throw new IOException("it is no tar archive", odd);
        }
    }

    /** One file's bytes, which end where the file does. */
    private static final class EntryContent extends InputStream {

        private final InputStream tar;
        private final long padding;
        private long left;

        EntryContent(InputStream tar, long size) {
            this.tar = tar;
            this.left = size;
            this.padding = (BLOCK - size % BLOCK) % BLOCK;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            int value = tar.read();
            if (value >= 0) {
                left--;
            }
            return value;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return length == 0 ? 0 : -1;
            }
            int count = tar.read(into, offset, (int) Math.min(length, left));
            if (count > 0) {
                left -= count;
            }
            return count;
        }

        /** To where the next header stands. */
        void finish() throws IOException {
            tar.skipNBytes(left + padding);
            left = 0;
        }
    }
}
