package io.grocellery.target.local.pipeline;

import io.grocellery.target.local.build.GitCheckout;
import io.grocellery.target.local.build.Revision;
import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.files.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The checkouts of one run, each laid out once. */
public final class Workspaces {

    private final GitCheckout checkout;
    private final Path folder;

    /** @param folder holds them */
    public Workspaces(GitCheckout checkout, Path folder) {
        this.checkout = checkout;
        this.folder = folder;
    }

    /**
     * A checkout of the revision; the one that is there, when an earlier stage left it.
     *
     * @return the folder that corresponds to the application's
     * @throws io.grocellery.core.problem.ExplainedException when git cannot lay it out
     */
    public Path workspace(String name, Revision revision) {
        Path place = folder.resolve(name);
        Path mark = folder.resolve(name + ".laid-out");
        try {
            if (Files.exists(mark)) {
                return Path.of(Files.readString(mark));
            }
        } catch (IOException unreadable) {
            FileTree.delete(mark);
        }
        Path laidOut = checkout.worktree(revision, place).folder();
        DurableFile.write(mark, laidOut.toString());
        return laidOut;
    }

    /** The one of that name when an earlier stage laid it out, and nobody removed it. */
    public Optional<Path> existing(String name) {
        try {
            Path mark = folder.resolve(name + ".laid-out");
            return Files.exists(mark) ? Optional.of(Path.of(Files.readString(mark))) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Removes them all. */
    public void remove() {
        FileTree.delete(folder);
        checkout.forgetRemovedWorktrees();
    }
}
