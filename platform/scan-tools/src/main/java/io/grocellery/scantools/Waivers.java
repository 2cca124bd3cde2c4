package io.grocellery.scantools;

import io.grocellery.core.scan.FilePattern;
import io.grocellery.core.scan.Fingerprint;
import io.grocellery.core.scan.Scan;
import io.grocellery.core.scan.Waiver;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code policy/waivers.yaml}. */
final class Waivers {

    /** Whoever wants a finding to stay longer says so again. */
    private static final int MOST_DAYS = 366;

    private static final Set<String> KEYS = Set.of("tool", "rule", "path", "fingerprint", "reason", "owner", "until");

    private final LocalDate today;

    /** @param today from which the end of a waiver is at most a year away */
    Waivers(LocalDate today) {
        this.today = today;
    }

    /** @throws io.grocellery.core.problem.ExplainedException with every problem of the file */
    List<Waiver> read(Path policy) {
        return PolicyFile.read(policy.resolve("waivers.yaml"), KEYS, this::waiver);
    }

    private Optional<Waiver> waiver(PolicyFile.Entry entry) {
        Optional<Scan> scan = entry.required("tool", Scan::named);
        Optional<String> rule = entry.required("rule", Function.identity());
        Optional<FilePattern> files = entry.required("path", FilePattern::new);
        Optional<Fingerprint> fingerprint = entry.optional("fingerprint", Fingerprint::new);
        Optional<String> reason = entry.required("reason", Function.identity());
        Optional<String> owner = entry.required("owner", Function.identity());
        Optional<LocalDate> until = entry.required("until", this::day);
        if (scan.isEmpty() || rule.isEmpty() || files.isEmpty() || reason.isEmpty() || owner.isEmpty()) {
            return Optional.empty();
        }
        return until.map(
                day -> new Waiver(scan.get(), rule.get(), files.get(), fingerprint, reason.get(), owner.get(), day));
    }

    private LocalDate day(String word) {
        LocalDate day = parsed(word);
        if (day.isAfter(today.plusDays(MOST_DAYS))) {
            throw new IllegalArgumentException(word + " is more than a year away");
        }
        return day;
    }

    private static LocalDate parsed(String word) {
        try {
            return LocalDate.parse(word);
        } catch (DateTimeException noDay) {
            throw new IllegalArgumentException("'" + word + "' is no day such as 2027-03-01", noDay);
        }
    }
}
