package io.grocellery.daemon.release;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to make a release of.
 *
 * @param service its name in the delivery file
 * @param ref a branch, tag or commit; null for the files as they are
 * @param patches changes to make to the sources first, in order; null for none
 * @param startupCaches whether to make start-up caches where that is possible
 */
public record ReleaseOrder(
        String service, @Nullable String ref, @Nullable List<PatchText> patches, boolean startupCaches) {

    /** A patch as {@code git diff} writes it. */
    public record PatchText(String name, String text) {}

    /** The patches, none when nothing was said of them. */
    List<PatchText> changes() {
        return Objects.requireNonNullElse(patches, List.of());
    }

    /** Whether what is built already is what is wanted. */
    boolean asBuilt() {
        return ref == null && changes().isEmpty();
    }
}
