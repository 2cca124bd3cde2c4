package io.grocellery.target.local.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.grocellery.core.evidence.Commit;
import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCheckoutIT {

    private static final String PATCH = """
            --- a/app/one.txt
            +++ b/app/one.txt
            @@ -1 +1 @@
            -first
            +patched
            """;

    @TempDir
    private Path folder;

    private Path checkout = Path.of("");
    private Path place = Path.of("");

    @BeforeEach
    void commitOnce() throws IOException {
        place = folder.resolve("build/source");
        checkout = Files.createDirectory(folder.resolve("checkout"));
        Files.createDirectory(checkout.resolve("app"));
        write("app/one.txt", "first\n");
        write(".gitignore", "ignored.txt\n");
        git("init", "--quiet");
        git("add", "--all");
        git("-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "--quiet", "-m", "first");
    }

    @Test
    void aCommitIsLaidOutAndGoneAfterwards() throws IOException {
        write("app/one.txt", "changed\n");
        GitCheckout git = new GitCheckout(checkout);
        try (Worktree worktree = git.worktree(git.revision("HEAD"), place)) {
            assertThat(worktree.folder()).isEqualTo(place);
            assertThat(worktree.folder().resolve("app/one.txt")).hasContent("first");
        }
        assertThat(place).doesNotExist();
        assertThat(git("worktree", "list")).doesNotContain("build");
        assertThat(checkout.resolve("app/one.txt")).hasContent("changed");
    }

    @Test
    void aRevisionsFilesAreKnownByTheirContent() throws IOException {
        GitCheckout git = new GitCheckout(checkout);
        assertThat(git.workingTree()).as("nothing was changed yet").isEqualTo(git.revision("HEAD"));
        Map<String, String> before = git.files(git.revision("HEAD"));
        write("app/one.txt", "changed\n");
        Map<String, String> after = git.files(git.workingTree());

        assertThat(before).containsOnlyKeys(".gitignore", "app/one.txt");
        assertThat(after.get(".gitignore")).isEqualTo(before.get(".gitignore"));
        assertThat(after.get("app/one.txt")).isNotEqualTo(before.get("app/one.txt"));
    }

    @Test
    void tellsWhatCameSinceAnotherCommitTheLatestFirst() throws IOException {
        GitCheckout git = new GitCheckout(checkout);
        String before = git.revision("HEAD").hash();
        commit("second | with <b>signs</b>");
        commit("third");

        assertThat(git.commits(before, "HEAD", 10).orElseThrow())
                .extracting(Commit::author, Commit::subject)
                .containsExactly(tuple("t", "third"), tuple("t", "second | with <b>signs</b>"));
        assertThat(git.commits(before, before, 10)).contains(List.of());
        assertThat(git.commits("deadbeef", "HEAD", 10)).isEmpty();
        write("app/one.txt", "not committed\n");
        assertThat(git.commits("HEAD", git.workingTree().hash(), 10))
                .as("files that no commit holds are no change of anybody")
                .contains(List.of());
    }

    private void commit(String message) throws IOException {
        git("-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "--quiet", "--allow-empty", "-m", message);
    }

    @Test
    void knowsItsBranchUnlessACommitIsCheckedOut() throws IOException {
        git("checkout", "--quiet", "-b", "feature/cart");
        assertThat(new GitCheckout(checkout).branch()).contains("feature/cart");

        git("checkout", "--quiet", "--detach");
        assertThat(new GitCheckout(checkout).branch()).isEmpty();
    }

    @Test
    void theFilesAsTheyAreAreARevisionTheSameForTheSameFiles() throws IOException {
        GitCheckout git = new GitCheckout(checkout);
        write("app/one.txt", "changed\n");
        write("app/new.txt", "new\n");
        write("ignored.txt", "ignored\n");
        String before = git("status", "--porcelain");

        Revision revision = git.workingTree();

        assertThat(git.workingTree()).isEqualTo(revision);
        assertThat(revision.name()).isEqualTo(git.revision("HEAD").name() + "-dirty");
        assertThat(git("status", "--porcelain")).isEqualTo(before);
        try (Worktree worktree = git.worktree(revision, place)) {
            assertThat(worktree.folder().resolve("app/one.txt")).hasContent("changed");
            assertThat(worktree.folder().resolve("app/new.txt")).hasContent("new");
            assertThat(worktree.folder().resolve("ignored.txt")).doesNotExist();
        }
    }

    @Test
    void aFolderWithinTheCheckoutStaysOneAndPatchesArePutOnTop() {
        GitCheckout git = new GitCheckout(checkout.resolve("app"));
        try (Worktree worktree = git.worktree(git.revision("HEAD"), place)) {
            assertThat(worktree.folder()).isEqualTo(place.resolve("app"));
            worktree.apply("good.patch", PATCH);
            assertThat(worktree.folder().resolve("one.txt")).hasContent("patched");
            assertThatExceptionOfType(ExplainedException.class)
                    .isThrownBy(() -> worktree.apply("good.patch", PATCH))
                    .withMessageContaining("good.patch does not apply")
                    .withMessageContaining("app/one.txt");
        }
    }

    @Test
    void whatAnEarlierBuildLeftIsReplaced() throws IOException {
        GitCheckout git = new GitCheckout(checkout);
        git.worktree(git.revision("HEAD"), place);
        Files.writeString(place.resolve("left-over.txt"), "left over");

        try (Worktree worktree = git.worktree(git.revision("HEAD"), place)) {
            assertThat(worktree.folder().resolve("left-over.txt")).doesNotExist();
        }
    }

    @Test
    void whatIsNotThereIsNamed() throws IOException {
        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> new GitCheckout(checkout).revision("no-such-branch"))
                .withMessageContaining("there is no commit 'no-such-branch'");
        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> new GitCheckout(checkout).revision("--all"))
                .withMessageContaining("there is no commit '--all'");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> new GitCheckout(elsewhere).workingTree())
                .withMessageContaining("is not kept by git");
    }

    @Test
    void aProgramIsKilledAtItsDeadlineWithAllThatCameOfIt() throws IOException {
        Program.Result result = new Program(folder, Map.of(), Duration.ofMillis(300))
                .run(List.of("sh", "-c", "echo begun; sleep 60 & sleep 60; echo over"));

        assertThat(result.late()).isTrue();
        assertThat(result.good()).isFalse();
        assertThat(result.text()).isEqualTo("begun");
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(checkout.resolve(name), content);
    }

    private String git(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Program.Result result = new Program(checkout, Map.of(), Duration.ofSeconds(30)).run(command);
        assertThat(result.good()).as(result.text()).isTrue();
        return result.text();
    }
}
