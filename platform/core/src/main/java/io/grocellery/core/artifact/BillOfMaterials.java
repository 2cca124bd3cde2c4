package io.grocellery.core.artifact;

import io.grocellery.core.model.Digest;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bill of materials in CycloneDX's JSON.
 *
 * @param document all of it
 */
public record BillOfMaterials(Map<String, Object> document) {

    private static final String LIBRARIES = Subject.APP + "lib/";

    public BillOfMaterials {
        document = Collections.unmodifiableMap(new LinkedHashMap<>(document));
    }

    /** How many components it names. */
    public int size() {
        return (int) components().count();
    }

    /**
     * Libraries of a release that it names neither by their SHA-256 nor by name and version.
     *
     * @param files of the release, by path below its folder
     */
    public List<String> unnamed(Map<String, Digest> files) {
        Set<String> names = components().flatMap(BillOfMaterials::fileName).collect(Collectors.toSet());
        Set<String> digests = components().flatMap(BillOfMaterials::digests).collect(Collectors.toSet());
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(LIBRARIES))
                .filter(file -> !digests.contains(file.getValue().value()))
                .map(file -> file.getKey().substring(LIBRARIES.length()))
                .filter(name -> !names.contains(name))
                .sorted()
                .toList();
    }

    private Stream<Map<?, ?>> components() {
        return maps(document.get("components"));
    }

    private static Stream<String> fileName(Map<?, ?> component) {
        return Optional.ofNullable(component.get("version"))
                .map(version -> component.get("name") + "-" + version + ".jar")
                .stream();
    }

    private static Stream<String> digests(Map<?, ?> component) {
        return maps(component.get("hashes"))
                .filter(hash -> "SHA-256".equals(hash.get("alg")))
                .map(hash -> String.valueOf(hash.get("content")));
    }

    private static Stream<Map<?, ?>> maps(@Nullable Object list) {
        return list instanceof Collection<?> items
                ? items.stream().filter(Map.class::isInstance).map(item -> (Map<?, ?>) item)
                : Stream.empty();
    }
}
