package io.grocellery.target.local.process;

import io.grocellery.core.problem.ExplainedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A program that the machine's owner installs.
 *
 * @param names what it is called, Debian's name first
 * @param debian its package there
 */
public record DebianProgram(List<String> names, String debian) {

    public static final DebianProgram PROMETHEUS = new DebianProgram(List.of("prometheus"), "prometheus");
    public static final DebianProgram PROMTOOL = new DebianProgram(List.of("promtool"), "prometheus");
    public static final DebianProgram ALERTMANAGER =
            new DebianProgram(List.of("prometheus-alertmanager", "alertmanager"), "prometheus-alertmanager");
    public static final DebianProgram POSTGRES_EXPORTER = new DebianProgram(
            List.of("prometheus-postgres-exporter", "postgres_exporter"), "prometheus-postgres-exporter");

    /** Where it is; empty when it is not installed. */
    public Optional<Path> find() {
        return InstalledProgram.find(names);
    }

    /**
     * Where it is.
     *
     * @throws ExplainedException when it is not installed
     */
    public Path require() {
        return find().orElseThrow(() -> new ExplainedException(
                "a program is missing: " + String.join(" or ", names),
                "it is neither on PATH nor in /usr/local/bin, /opt/homebrew/bin, /usr/bin or /usr/sbin",
                "install it where PATH finds it, for example: apt install " + debian));
    }
}
