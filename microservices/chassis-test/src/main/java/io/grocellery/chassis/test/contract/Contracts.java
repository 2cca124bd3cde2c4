package io.grocellery.chassis.test.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What others expect of a service.
 *
 * @param producer who is asked
 * @param folder a file for each expectation
 */
record Contracts(String producer, Path folder) {

    private static final String ENDING = ".yaml";

    /** Those beside the service's own folder. */
    static Contracts of(String producer) {
        return in(Path.of("../contracts"), producer);
    }

    static Contracts in(Path all, String producer) {
        return new Contracts(producer, all.resolve(producer).toAbsolutePath().normalize());
    }

    /** The files, by name. */
    List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
            return requireSome(found);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("no contracts of " + producer + " can be read", unreadable);
        }
    }

    /** As people call it: {@code product-service/order-service-reserves}. */
    String name(Path file) {
        return producer + "/" + bareName(file);
    }

    /** The name of the file without its ending. */
    static String bareName(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ENDING.length());
    }

    private List<Path> requireSome(List<Path> found) {
        if (found.isEmpty()) {
            throw new IllegalStateException("there are no contracts of " + producer + " in " + folder);
        }
        return found;
    }
}
