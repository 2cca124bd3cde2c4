package io.grocellery.systemtest.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/** The storefront's files under a strict policy; whatever is not one of them is {@code index.html}, as the gateway serves it. */
final class StaticFiles implements Endpoint {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2",
            "txt", "text/plain");

    private final Path root;
    private final Supplier<URI> issuer;

    StaticFiles(Path root, Supplier<URI> issuer) {
        this.root = root;
        this.issuer = issuer;
    }

    @Override
    public Answer answer(Call call) {
        var wanted = root.resolve(call.path().substring(1)).normalize();
        var file = wanted.startsWith(root) && Files.isRegularFile(wanted) ? wanted : root.resolve("index.html");
        try {
            return new Answer(200, Map.of("Content-Type", type(file)), Files.readAllBytes(file))
                    .with("Content-Security-Policy", policy())
                    .with("Cross-Origin-Opener-Policy", "same-origin");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At least as strict as the gateway's. */
    private String policy() {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                + " connect-src 'self' " + issuer.get()
                + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    private static String type(Path file) {
        var name = file.getFileName().toString();
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }
}
