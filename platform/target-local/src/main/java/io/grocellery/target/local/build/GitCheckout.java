package io.grocellery.target.local.build;

import io.grocellery.core.evidence.Commit;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.files.FileTree;
import io.grocellery.target.local.installation.SourceCommit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder that git keeps, or one within such a folder. */
public final class GitCheckout {

    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private static final String NOBODYS_ADDRESS = "grocellery@localhost";

    /** The commit of files that are in none is the same for the same files. */
    private static final Map<String, String> NOBODY = Map.of(
            "GIT_AUTHOR_NAME", "grocellery",
            "GIT_AUTHOR_EMAIL", NOBODYS_ADDRESS,
            "GIT_AUTHOR_DATE", "2026-01-01T00:00:00Z",
            "GIT_COMMITTER_NAME", "grocellery",
            "GIT_COMMITTER_EMAIL", NOBODYS_ADDRESS,
            "GIT_COMMITTER_DATE", "2026-01-01T00:00:00Z");

    /** Hash, time, address of the committer, subject, author. */
    private static final int COMMIT_LINES = 5;

    private final Path folder;

    public GitCheckout(Path folder) {
        this.folder = folder;
    }

    /**
     * What a name stands for: a branch, a tag, a commit.
     *
     * @throws ExplainedException when git knows no such commit, or the folder is not kept by git
     */
    public Revision revision(String name) {
        requireGit();
        Program.Result hash = git(Map.of(), "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}");
        if (!hash.good()) {
            throw new ExplainedException(
                    "there is no commit '" + name + "' to build from",
                    "git knows no branch, tag or commit of that name in " + folder,
                    "git branch, git tag and git log show what there is");
        }
        return new Revision(hash.text(), required("rev-parse", "--short=7", hash.text()));
    }

    /**
     * The files as they are now, whether or not they were committed; those that git ignores are left out. Where nothing
     * differs from the commit that is checked out, that is it.
     *
     * @throws ExplainedException when the folder is not kept by git or has no commit yet
     */
    public Revision workingTree() {
        requireGit();
        Path index = temporaryIndex();
        try {
            Map<String, String> aside = Map.of("GIT_INDEX_FILE", index.toString());
            required(aside, "read-tree", "HEAD");
            required(aside, "add", "--all", ":/");
            String tree = required(aside, "write-tree");
            if (tree.equals(required("rev-parse", "HEAD^{tree}"))) {
                return revision("HEAD");
            }
            String commit = required(NOBODY, "commit-tree", tree, "-p", "HEAD", "-m", "working tree");
            return new Revision(commit, SourceCommit.of(folder));
        } finally {
            FileTree.delete(index);
        }
    }

    /** The whole hash of the commit that is checked out; empty where git keeps nothing. */
    public Optional<String> head() {
        try {
            Program.Result head = git(Map.of(), "rev-parse", "--verify", "--quiet", "HEAD");
            return Optional.of(head).filter(Program.Result::good).map(Program.Result::text);
        } catch (ExplainedException noGit) {
            return Optional.empty();
        }
    }

    /**
     * The files of a revision by their paths within the folder, each with the digest of its content.
     *
     * @throws ExplainedException when git cannot list them
     */
    public SortedMap<String, String> files(Revision revision) {
        SortedMap<String, String> files = new TreeMap<>();
        for (String entry : required("ls-tree", "-r", "-z", revision.hash()).split("\0", -1)) {
            int tab = entry.indexOf('\t');
            if (tab > 0) {
                files.put(entry.substring(tab + 1), entry.substring(0, tab));
            }
        }
        return files;
    }

    /**
     * A file of a revision.
     *
     * @param path within the folder
     * @throws ExplainedException when it has no such file
     */
    public String content(Revision revision, String path) {
        return required("show", revision.hash() + ":./" + path);
    }

    /**
     * What came with a revision that another did not have, the latest first. Commits that only stand for files as they
     * were are nobody's, and left out.
     *
     * @param without a commit; what is reachable from it is left out
     * @param upTo a commit
     * @param most how many at most
     * @return empty when git does not know both
     */
    public Optional<List<Commit>> commits(String without, String upTo, int most) {
        Program.Result log = git(
                Map.of(),
                "log",
                "-z",
                "--max-count=" + most,
                "--format=%H%n%cI%n%ce%n%s%n%an",
                "--end-of-options",
                without + ".." + upTo);
        return log.good() ? Optional.of(commits(log.text())) : Optional.empty();
    }

    private static List<Commit> commits(String log) {
        List<Commit> commits = new ArrayList<>();
        for (String entry : log.split("\0", -1)) {
            String[] lines = entry.strip().split("\n", COMMIT_LINES);
            if (lines.length == COMMIT_LINES && !lines[2].equals(NOBODYS_ADDRESS)) {
                commits.add(new Commit(lines[0], OffsetDateTime.parse(lines[1]).toInstant(), lines[4], lines[3]));
            }
        }
        return List.copyOf(commits);
    }

    /** The branch that is checked out; empty when a commit is, as in most CI systems. */
    public Optional<String> branch() {
        Program.Result branch = git(Map.of(), "symbolic-ref", "--short", "--quiet", "HEAD");
        return branch.good() ? Optional.of(branch.text()) : Optional.empty();
    }

    /**
     * Lays a revision out in a folder of its own.
     *
     * @param place made new; what an earlier build left there is removed
     */
    public Worktree worktree(Revision revision, Path place) {
        Worktree worktree = new Worktree(this, place, place.resolve(prefix()));
        worktree.close();
        DurableFile.folder(place.resolveSibling(""));
        required("worktree", "add", "--quiet", "--detach", "--force", place.toString(), revision.hash());
        return worktree;
    }

    /** Lets git forget worktrees whose folders are gone. */
    public void forgetRemovedWorktrees() {
        git(Map.of(), "worktree", "prune");
    }

    Program.Result git(Map<String, String> environment, String... arguments) {
        return git(folder, environment, arguments);
    }

    static Program.Result git(Path folder, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            return new Program(folder, environment, DEADLINE).run(command);
        } catch (IOException missing) {
            throw new ExplainedException(
                    "git cannot be run",
                    missing.getMessage() == null ? missing.toString() : missing.getMessage(),
                    "install it, or release what is built without --ref and --patch",
                    missing);
        }
    }

    private String required(String... arguments) {
        return required(Map.of(), arguments);
    }

    private String required(Map<String, String> environment, String... arguments) {
        Program.Result result = git(environment, arguments);
        if (!result.good()) {
            throw new ExplainedException(
                    "git " + arguments[0] + " failed in " + folder,
                    result.late() ? "it took longer than " + DEADLINE.toSeconds() + " s" : result.text(),
                    "see what git status says there");
        }
        return result.text();
    }

    /** Where the folder is within what git keeps; empty for all of it. */
    private String prefix() {
        return required("rev-parse", "--show-prefix");
    }

    private void requireGit() {
        if (!git(Map.of(), "rev-parse", "--verify", "--quiet", "HEAD").good()) {
            throw new ExplainedException(
                    "there is no commit to build from",
                    folder + " is not kept by git, or nothing was committed there",
                    "clone it with git, or release what is built without --ref and --patch");
        }
    }

    private static Path temporaryIndex() {
        try {
            Path file = Files.createTempFile("grocellery-index", "");
            Files.delete(file); // git wants an index or nothing
            return file;
        } catch (IOException failed) {
            throw new ExplainedException(
                    "the working tree cannot be read", failed.toString(), "make room in the temporary folder", failed);
        }
    }
}
