package io.grocellery.gateway.statics;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.model.PathPattern;
import io.grocellery.gateway.statics.StaticFiles.Found;
import io.grocellery.gateway.table.Table;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {

    @TempDir
    private Path folder;

    private Table.Statics statics;
    private final MultiMap request = MultiMap.caseInsensitiveMultiMap();
    private final StaticFiles files = new StaticFiles();

    @BeforeEach
    void layOut() throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        Path pages = Files.createDirectories(folder.resolve("pages/css"));
        Files.writeString(config.resolve("config.json"), "{}");
        Files.writeString(folder.resolve("pages/index.html"), "0123456789");
        Files.writeString(folder.resolve("pages/.hidden"), "secret");
        Files.writeString(folder.resolve("outside.txt"), "secret");
        Files.writeString(pages.resolve("shop.css"), "");
        Files.createSymbolicLink(folder.resolve("pages/link.txt"), folder.resolve("outside.txt"));
        statics = new Table.Statics(
                List.of(new PathPattern("/**")),
                List.of(config, folder.resolve("pages")),
                "index.html",
                Map.of("content-security-policy", "default-src 'self'"));
    }

    @Test
    void theFirstRootThatHasTheFileServesIt() {
        assertThat(status("/config.json")).isEqualTo(200);
        assertThat(status("/")).isEqualTo(200);
        assertThat(status("/css/shop.css")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing.txt", "/.hidden", "/link.txt", "/css", "/css/", "/../outside.txt", "/a\u0000b"})
    void nothingElseIsServed(String path) {
        assertThat(files.find(statics, path, request)).isNull();
    }

    @Test
    void onlyANavigationGetsTheFallback() {
        assertThat(files.find(statics, "/checkout", request)).isNull();

        request.set("Accept", "text/html,application/xhtml+xml");
        assertThat(status("/checkout")).isEqualTo(200);
        assertThat(files.find(statics, "/missing.js", request)).isNull();

        request.set("Sec-Fetch-Mode", "cors");
        assertThat(files.find(statics, "/checkout", request)).isNull();
    }

    @Test
    void typesAndSecurityHeadersAreSet() {
        assertThat(found("/").headers())
                .containsEntry("Content-Type", "text/html; charset=utf-8")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Cache-Control", "no-cache")
                .containsEntry("content-security-policy", "default-src 'self'")
                .doesNotContainKey("Content-Security-Policy");
        assertThat(found("/css/shop.css").headers()).containsEntry("Content-Type", "text/css; charset=utf-8");
    }

    @Test
    void anUnchangedFileIsNotSentAgain() throws IOException {
        String tag = String.valueOf(found("/").headers().get("ETag"));
        request.set("If-None-Match", "\"other\", W/" + tag);
        assertThat(status("/")).isEqualTo(304);

        Files.writeString(folder.resolve("pages/index.html"), "01234567890");
        assertThat(status("/")).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=2-4,   206, 2, 3",
        "bytes=2-,    206, 2, 8",
        "bytes=-3,    206, 7, 3",
        "bytes=0-99,  206, 0, 10",
        "bytes=10-,   416, 0, 0",
        "bytes=-0,    416, 0, 0",
        "bytes=4-2,   200, 0, 10",
        "'bytes=0-1,3-4', 200, 0, 10",
        "bytes=-,     200, 0, 10",
        "lines=1-2,   200, 0, 10",
    })
    void aRangeIsAPartOfTheFile(String range, int status, long offset, long length) {
        request.set("Range", range);

        Found found = found("/");

        assertThat(found.status()).isEqualTo(status);
        assertThat(found.offset()).isEqualTo(offset);
        assertThat(found.length()).isEqualTo(length);
    }

    @Test
    void aRangeOfAnotherVersionIsTheWholeFile() {
        request.set("Range", "bytes=2-4").set("If-Range", "\"other\"");

        assertThat(status("/")).isEqualTo(200);
    }

    private int status(String path) {
        return found(path).status();
    }

    private Found found(String path) {
        @Nullable Found found = files.find(statics, path, request);
        assertThat(found).isNotNull();
        return Objects.requireNonNull(found);
    }
}
