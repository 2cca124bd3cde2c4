package io.grocellery.target.local.build;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.files.FileTree;
import java.nio.file.Path;
import java.util.Map;

/** A revision laid out for one build; gone when closed. */
public final class Worktree implements AutoCloseable {

    private final GitCheckout checkout;
    private final Path place;
    private final Path folder;

    Worktree(GitCheckout checkout, Path place, Path folder) {
        this.checkout = checkout;
        this.place = place;
        this.folder = folder;
    }

    /** The folder that corresponds to the checkout's. */
    public Path folder() {
        return folder;
    }

    /**
     * Changes the files by a patch as {@code git diff} writes it.
     *
     * @param name for messages
     * @throws ExplainedException when it does not apply
     */
    public void apply(String name, String patch) {
        Path file = place.resolveSibling("being-applied.patch");
        DurableFile.write(file, patch);
        Program.Result result = GitCheckout.git(place, Map.of(), "apply", "--whitespace=nowarn", file.toString());
        if (!result.good()) {
            throw new ExplainedException(
                    "the patch " + name + " does not apply",
                    result.text(),
                    "make it anew against that source, or name the source it was made for with --ref");
        }
    }

    @Override
    public void close() {
        FileTree.delete(place);
        checkout.forgetRemovedWorktrees();
    }
}
