package io.grocellery.gateway.statics;

import io.grocellery.gateway.table.Table;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds the file for a path, never outside its roots, also not through links, and never a hidden one; decides between
 * the whole file, a range of it and "not modified".
 */
public final class StaticFiles {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("webp", "image/webp"),
            Map.entry("avif", "image/avif"),
            Map.entry("gif", "image/gif"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("xml", "application/xml"),
            Map.entry("map", "application/json"));

    private static final Map<String, String> SECURITY = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                    + " connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()");

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /**
     * A decided answer.
     *
     * @param file the file to send from; null when only the head is sent
     */
    public record Found(
            int status,
            Map<String, String> headers,
            @Nullable String file,
            long offset,
            long length) {}

    private record Candidate(Path path, BasicFileAttributes attributes) {
        String tag() {
            return '"'
                    + Long.toHexString(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS))
                    + '-'
                    + Long.toHexString(attributes.size())
                    + '"';
        }
    }

    /** The answer to a GET or HEAD for this decoded path, or null when there is no such file. */
    public @Nullable Found find(Table.Statics statics, String path, MultiMap request) {
        Candidate file = locate(statics, path.endsWith("/") ? path + "index.html" : path);
        if (file == null && statics.fallback() != null && navigation(path, request)) {
            file = locate(statics, "/" + statics.fallback());
        }
        return file == null ? null : decide(file, statics, request);
    }

    /** A browser asking for a page, not for a part of one: only such a path may be the application's own. */
    private static boolean navigation(String path, MultiMap request) {
        String mode = request.get("Sec-Fetch-Mode");
        String accept = request.get(HttpHeaders.ACCEPT);
        boolean wantsPage = mode != null ? mode.equals("navigate") : accept != null && accept.contains("text/html");
        return wantsPage && path.indexOf('.', path.lastIndexOf('/')) < 0;
    }

    private static @Nullable Candidate locate(Table.Statics statics, String path) {
        if (path.contains("/.")) {
            return null;
        }
        for (Path root : statics.roots()) {
            Candidate found = within(root, path.substring(1));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Candidate within(Path root, String relative) {
        try {
            Path real = root.resolve(relative).toRealPath();
            BasicFileAttributes attributes =
                    Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile() && real.startsWith(root.toRealPath())
                    ? new Candidate(real, attributes)
                    : null;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static Found decide(Candidate file, Table.Statics statics, MultiMap request) {
        Map<String, String> headers = headers(file, statics);
        if (file.tag().equals(request.get(HttpHeaders.IF_NONE_MATCH)) || matchesAny(file, request)) {
            return new Found(304, headers, null, 0, 0);
        }
        headers.put("Content-Type", type(file.path()));
        long size = file.attributes().size();
        String range = request.get("Range");
        String condition = request.get("If-Range");
        if (range != null && (condition == null || condition.equals(file.tag()))) {
            return ranged(file, headers, ByteRange.parse(range, size), size);
        }
        return whole(file, headers, size);
    }

    private static boolean matchesAny(Candidate file, MultiMap request) {
        String tags = request.get(HttpHeaders.IF_NONE_MATCH);
        if (tags == null) {
            return false;
        }
        for (String tag : tags.split(",", -1)) {
            String plain = tag.strip();
            if (plain.equals("*") || (plain.startsWith("W/") ? plain.substring(2) : plain).equals(file.tag())) {
                return true;
            }
        }
        return false;
    }

    private static Found ranged(Candidate file, Map<String, String> headers, ByteRange range, long size) {
        return switch (range) {
            case ByteRange.Whole whole -> whole(file, headers, size);
            case ByteRange.Unsatisfiable none -> {
                headers.put("Content-Range", "bytes */" + size);
                headers.put("Content-Length", "0");
                yield new Found(416, headers, null, 0, 0);
            }
            case ByteRange.Part part -> {
                headers.put("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + size);
                headers.put("Content-Length", Long.toString(part.length()));
                yield new Found(206, headers, file.path().toString(), part.first(), part.length());
            }
        };
    }

    private static Found whole(Candidate file, Map<String, String> headers, long size) {
        headers.put("Content-Length", Long.toString(size));
        return new Found(200, headers, size == 0 ? null : file.path().toString(), 0, size);
    }

    private static Map<String, String> headers(Candidate file, Table.Statics statics) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", file.tag());
        headers.put("Last-Modified", HTTP_DATE.format(lastModified(file)));
        headers.put("Cache-Control", "no-cache");
        headers.put("Accept-Ranges", "bytes");
        headers.putAll(SECURITY);
        statics.headers().forEach((name, value) -> {
            headers.keySet().removeIf(name::equalsIgnoreCase);
            headers.put(name, value);
        });
        return headers;
    }

    private static Instant lastModified(Candidate file) {
        return file.attributes().lastModifiedTime().toInstant();
    }

    private static String type(Path path) {
        String name = path.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, "application/octet-stream");
    }
}
