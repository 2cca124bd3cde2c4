package io.grocellery.scantools;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keeps texts in a folder, those in jars below the jar's name; what is no text is passed over. What stands in several
 * layers under one name is kept one after the other, since what a later layer hides can be read all the same.
 */
record Texts(Path folder) {

    private static final int BEGINNING = 8_000;
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    void keep(String name, InputStream content) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(content);
        if (isZip(buffered)) {
            keepEntries(name, new ZipInputStream(buffered));
        } else {
            keepText(name, buffered);
        }
    }

    private static boolean isZip(BufferedInputStream content) throws IOException {
        content.mark(ZIP.length);
        byte[] beginning = content.readNBytes(ZIP.length);
        content.reset();
        return Arrays.equals(beginning, ZIP);
    }

    private void keepEntries(String archive, ZipInputStream entries) throws IOException {
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            if (!entry.isDirectory()) {
                keepText(archive + "!/" + entry.getName(), entries);
            }
        }
    }

    private void keepText(String name, InputStream content) throws IOException {
        byte[] beginning = content.readNBytes(BEGINNING);
        if (beginning.length == 0 || holdsZero(beginning)) {
            return;
        }
        Path target = place(name);
        Files.createDirectories(target.resolveSibling(""));
        try (OutputStream text = Files.newOutputStream(target, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            text.write(beginning);
            content.transferTo(text);
        }
    }

    /** As git tells what is no text. */
    private static boolean holdsZero(byte[] beginning) {
        for (byte each : beginning) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }

    /** A name from an archive is nothing to trust. */
    private Path place(String name) throws IOException {
        Path place = folder.resolve(name.replaceFirst("^/+", "")).normalize();
        if (!place.startsWith(folder) || place.equals(folder)) {
            throw new IOException("it holds a file named " + name);
        }
        return place;
    }
}
