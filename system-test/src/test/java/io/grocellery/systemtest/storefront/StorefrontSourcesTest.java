package io.grocellery.systemtest.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What holds for the storefront's files without a browser. */
class StorefrontSourcesTest {
    private static final Path STOREFRONT = StorefrontTest.STOREFRONT;
    private static final Pattern IMPORT = Pattern.compile("from \"(\\.[^\"]+)\"");
    private static final Pattern EXPORT = Pattern.compile("(?m)^export (?:async )?(?:function|class) (\\w+)");

    @Test
    void everyScriptIsCheckedAndSaysWhatItsExportsAreFor() {
        assertThat(scripts()).hasSizeGreaterThan(20).allSatisfy(script -> {
            var source = read(script);
            assertThat(source).as("%s", script).startsWith("// @ts-check\n");
            EXPORT.matcher(source)
                    .results()
                    .forEach(export -> assertThat(before(source, export))
                            .as("%s: %s has no JSDoc", script, export.group(1))
                            .endsWith("*/\n"));
        });
    }

    @Test
    void everyImportLeadsToAFile() {
        assertThat(scripts())
                .allSatisfy(script -> IMPORT.matcher(read(script))
                        .results()
                        .map(found -> script.resolveSibling(found.group(1)))
                        .forEach(target -> assertThat(target).isRegularFile()));
    }

    @Test
    void dataNeverBecomesMarkup() {
        assertThat(scripts())
                .allSatisfy(script -> assertThat(read(script))
                        .doesNotContain("innerHTML")
                        .doesNotContain("insertAdjacentHTML")
                        .doesNotContain("document.write")
                        .doesNotContain("eval("));
    }

    @Test
    void nothingComesFromElsewhere() {
        assertThat(files(".js", ".css", ".html"))
                .hasSizeGreaterThan(25)
                .allSatisfy(file -> assertThat(read(file))
                        .as("%s", file)
                        .doesNotContainPattern("(?:src|href|url\\(|from|import)[=(\\s]*[\"']?(?:https?:)?//"));
    }

    @Test
    void thePageHasNoScriptOrStyleOfItsOwn() {
        assertThat(read(STOREFRONT.resolve("index.html")))
                .doesNotContain("<style")
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContainPattern("\\s(?:style|on\\w+)=\"")
                .contains("default-src 'self'");
    }

    @Test
    void everyDrawingNamedExists() {
        var sprite = read(STOREFRONT.resolve("art/groceries.svg"));
        var named = Pattern.compile("\\[\"([a-z]+)\"").matcher(read(STOREFRONT.resolve("app/art.js")));
        assertThat(named.results().map(found -> found.group(1)).distinct())
                .hasSizeGreaterThan(50)
                .allSatisfy(name -> assertThat(sprite).contains("<symbol id=\"" + name + "\""));
    }

    @Test
    void everyScriptParses() throws IOException, InterruptedException {
        var node = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder, "node"))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(node.isPresent(), "skipped: node not installed");
        for (var script : scripts()) {
            var check = new ProcessBuilder(node.orElseThrow().toString(), "--check", script.toString()).inheritIO();
            assertThat(check.start().waitFor()).as("%s", script).isZero();
        }
    }

    private static String before(String source, MatchResult match) {
        var start = source.substring(0, match.start());
        return start.substring(Math.max(0, start.length() - 200));
    }

    private static List<Path> scripts() {
        return files(".js");
    }

    private static List<Path> files(String... endings) {
        try (var all = Files.walk(STOREFRONT)) {
            return all.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
