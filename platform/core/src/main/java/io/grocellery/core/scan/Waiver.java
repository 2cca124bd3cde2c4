package io.grocellery.core.scan;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A person's word that findings may stay for a time.
 *
 * @param scan whose findings
 * @param rule the one rule of that scan
 * @param files in which
 * @param fingerprint of the one finding; empty for every finding of the rule in these files
 * @param reason why that is right
 * @param owner who answers for it
 * @param until the last day on which it holds
 */
public record Waiver(
        Scan scan,
        String rule,
        FilePattern files,
        Optional<Fingerprint> fingerprint,
        String reason,
        String owner,
        LocalDate until) {

    /** @throws IllegalArgumentException when rule, reason or owner is empty */
    public Waiver {
        if (rule.isBlank() || reason.isBlank() || owner.isBlank()) {
            throw new IllegalArgumentException("a waiver needs a rule, a reason and an owner");
        }
    }

    /** Whether it speaks of a finding, be it expired or not. */
    public boolean covers(Finding finding) {
        return scan == finding.scan()
                && rule.equals(finding.rule())
                && files.matches(finding.location().path())
                && fingerprint.map(finding.fingerprint()::equals).orElse(true);
    }

    /** Whether its last day is over. */
    public boolean expired(LocalDate today) {
        return today.isAfter(until);
    }
}
