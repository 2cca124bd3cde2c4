package io.grocellery.systemtest.alive;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.releases.FaultPatch;
import io.grocellery.systemtest.running.RunningGrocellery;
import io.grocellery.systemtest.scripts.Command;
import io.grocellery.systemtest.size.LargeTest;
import io.grocellery.target.local.files.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.jr.ob.JSON;

/** Releases of commits, with patches, while an environment runs. */
@LargeTest
class ReleaseIT {

    private static final String SERVICE = "product-service";

    @RegisterExtension
    static final ReleasesClaim RELEASES = new ReleasesClaim();

    private final RunningGrocellery grocellery = RunningGrocellery.shared();

    private final Set<Object> earlier = ids();

    @TempDir
    private Path folder;

    /** What others ask for is the latest. */
    @AfterEach
    void deleteOurs() {
        Path all = Command.checkout().resolve(".grocellery/releases").resolve(SERVICE);
        releases("releases", SERVICE, "--json").stream()
                .filter(release -> !earlier.contains(release.get("release")))
                .forEach(release -> FileTree.delete(all.resolve(String.valueOf(release.get("digest")))));
    }

    @Test
    void theSameCommitIsTheSameReleaseAndAPatchMakesAnother() {
        String first = release("--ref", "HEAD");
        String again = release("--ref", commit());
        String patched =
                release("--ref", "HEAD", "--patch", FaultPatch.ERRORS.file().toString());

        assertThat(again).isEqualTo(first);
        assertThat(patched).isNotEqualTo(first);
        assertThat(one(first).get("patches")).isEqualTo(List.of());
        Map<?, ?> manifest = one(patched);
        assertThat(String.valueOf(manifest.get("digest"))).startsWith(patched.substring(2));
        assertThat(String.valueOf(manifest.get("commit"))).isEqualTo(commit().substring(0, 7));
        assertThat(list(manifest, "patches"))
                .singleElement()
                .satisfies(patch -> assertThat(patch.get("name")).isEqualTo("errors.patch"));
        assertThat(manifest.get("serves")).isEqualTo(List.of());
        assertThat(list(manifest, "dependencies"))
                .filteredOn(library -> "spring-core".equals(library.get("name")))
                .singleElement()
                .satisfies(library ->
                        assertThat(String.valueOf(library.get("version"))).matches("\\d+\\.\\d+.*"));
        assertThat(list(manifest, "migrations"))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.get("mark")).isEqualTo("EXPAND"));
        assertThat(grocellery.state().resolve("build/source")).doesNotExist();
    }

    @Test
    void whatIsBuiltIsReleasedAsItServesAndTheTableShowsIt() {
        String release = release();

        assertThat(one(release).get("serves")).isEqualTo(List.of("dev"));
        assertThat(grocellery.grocellery("releases", SERVICE).output())
                .contains("SERVICE", "SHA-256", "SERVES")
                .containsPattern("(?m)^" + SERVICE + " +" + release + " .* MiB +dev$");
        assertThat(releases("releases", "--json"))
                .extracting(each -> String.valueOf(each.get("service")))
                .contains("cart-service", SERVICE);
    }

    @Test
    void whatCannotBeReleasedIsNamedAndNothingIsLeft() throws IOException {
        Path foreign = Files.writeString(folder.resolve("foreign.patch"), """
                --- a/no-such-file.txt
                +++ b/no-such-file.txt
                @@ -1 +1 @@
                -one
                +two
                """);
        Path breaking = Files.writeString(folder.resolve("breaking.patch"), """
                --- a/.mvn/maven.config
                +++ b/.mvn/maven.config
                @@ -1,2 +1,3 @@
                 --no-transfer-progress
                 --strict-checksums
                +--no-such-option
                """);
        refused(8, "there is no service 'no-such-service'", "no-such-service");
        refused(8, "there is no commit 'no-such-branch'", SERVICE, "--ref", "no-such-branch");
        refused(
                1,
                "cannot be read",
                SERVICE,
                "--patch",
                folder.resolve("missing.patch").toString());
        refused(1, "foreign.patch does not apply", SERVICE, "--ref", "HEAD", "--patch", foreign.toString());
        refused(5, "the build of microservices/product-service failed", SERVICE, "--patch", breaking.toString());
        assertThat(grocellery.grocellery("releases", "no-such-service").code()).isEqualTo(8);
        assertThat(ids()).isEqualTo(earlier);
        assertThat(grocellery.state().resolve("build/source")).doesNotExist();
    }

    /** Some minutes; the quick tests apply them all and build one. */
    @ParameterizedTest
    @EnumSource
    @EnabledIfSystemProperty(named = "grocellery.releases", matches = "all")
    void everyPatchBuilds(FaultPatch patch) {
        assertThat(one(release("--ref", "HEAD", "--patch", patch.file().toString())))
                .satisfies(manifest -> assertThat(list(manifest, "patches")).hasSize(1));
    }

    private void refused(int code, String expected, String... words) {
        Command.Result result = grocellery.grocellery(with("release", words));
        assertThat(result.output()).contains(expected, "why:", "do:");
        assertThat(result.code()).as(result.output()).isEqualTo(code);
    }

    private String release(String... options) {
        Command.Result result = grocellery.grocellery(with("release", with(SERVICE, with("--plain-start", options))));
        assertThat(result.code()).as(result.output()).isZero();
        return result.output()
                .lines()
                .filter(line -> line.startsWith("  release   "))
                .map(line -> line.substring("  release   ".length()))
                .findFirst()
                .orElseThrow();
    }

    private Map<?, ?> one(String release) {
        return releases("releases", SERVICE, "--json").stream()
                .filter(each -> release.equals(each.get("release")))
                .findFirst()
                .orElseThrow();
    }

    private Set<Object> ids() {
        return releases("releases", SERVICE, "--json").stream()
                .map(each -> Objects.requireNonNull((Object) each.get("release")))
                .collect(Collectors.toSet());
    }

    private List<Map<?, ?>> releases(String... words) {
        return list(JSON.std.mapFrom(grocellery.grocellery(words).output()), "items");
    }

    private static List<Map<?, ?>> list(Map<?, ?> facts, String key) {
        return ((List<?>) Objects.requireNonNull(facts.get(key)))
                .stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList();
    }

    private String commit() {
        return Command.in(grocellery.home(), "git", "rev-parse", "HEAD")
                .run()
                .output()
                .strip();
    }

    private static String[] with(String first, String... rest) {
        return Stream.concat(Stream.of(first), Arrays.stream(rest)).toArray(String[]::new);
    }
}
