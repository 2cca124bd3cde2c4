package io.grocellery.core.pipeline;

import io.grocellery.core.model.SourceName;

/**
 * What a run is for.
 *
 * @param commit the whole hash of the commit that it takes through the stages
 * @param revision the commit for people: its short hash, with {@code -dirty} when files were not committed
 * @param branch the branch that it counts as
 * @param by who asked
 */
public record RunOrder(String commit, String revision, String branch, String by) {

    /** The commit for people. */
    public SourceName source() {
        return new SourceName(revision);
    }
}
