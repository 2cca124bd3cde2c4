package io.grocellery.daemon.pipeline;

import java.util.Optional;
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
        return Optional.ofNullable(by).filter(name -> !name.isBlank()).orElse("somebody");
    }
}
