package io.grocellery.daemon.pipeline;

import io.grocellery.daemon.http.Asker;
import org.jspecify.annotations.Nullable;

/**
 * What is to go through the pipeline.
 *
 * @param ref a branch, tag or commit; the files as they are when null
 * @param branch what it counts as; the branch that is checked out when null
 * @param stage one stage alone, standing on earlier results of what it needs; all when null
 * @param by who asks
 */
public record RunRequest(
        @Nullable String ref,
        @Nullable String branch,
        @Nullable String stage,
        @Nullable String by) {

    String asker() {
        return Asker.named(by);
    }
}
