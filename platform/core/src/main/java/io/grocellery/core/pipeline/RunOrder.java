package io.grocellery.core.pipeline;

/**
 * What a run is for.
 *
 * @param commit the whole hash of the commit that it takes through the stages
 * @param revision the commit for people: its short hash, with {@code -dirty} when files were not committed
 * @param branch the branch that it counts as
 * @param by who asked
 */
public record RunOrder(String commit, String revision, String branch, String by) {

    private static final String DIRTY = "-dirty";

    /** Whether it has changes that no commit holds. */
    public boolean uncommitted() {
        return revision.endsWith(DIRTY);
    }
}
