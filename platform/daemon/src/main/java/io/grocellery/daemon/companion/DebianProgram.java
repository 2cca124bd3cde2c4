package io.grocellery.daemon.companion;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.target.local.process.InstalledProgram;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that the machine's owner installs.
 *
 * @param names what it is called, Debian's name first
 * @param debian its package there
 */
record DebianProgram(List<String> names, String debian) {

    static final DebianProgram PROMETHEUS = new DebianProgram(List.of("prometheus"), "prometheus");
    static final DebianProgram PROMTOOL = new DebianProgram(List.of("promtool"), "prometheus");
    static final DebianProgram ALERTMANAGER =
            new DebianProgram(List.of("prometheus-alertmanager", "alertmanager"), "prometheus-alertmanager");
    static final DebianProgram POSTGRES_EXPORTER = new DebianProgram(
            List.of("prometheus-postgres-exporter", "postgres_exporter"), "prometheus-postgres-exporter");

    /** @throws ExplainedException when it is not installed */
    Path require() {
        return InstalledProgram.find(names)
                .orElseThrow(() -> new ExplainedException(
                        "a program is missing: " + String.join(" or ", names),
                        "it is neither on PATH nor in /usr/local/bin, /opt/homebrew/bin, /usr/bin or /usr/sbin",
                        "install it where PATH finds it, for example: apt install " + debian));
    }
}
