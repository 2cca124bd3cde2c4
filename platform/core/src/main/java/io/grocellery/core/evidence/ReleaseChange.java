package io.grocellery.core.evidence;

/**
 * One service's change.
 *
 * @param before the release that served
 * @param after the release that was to take over
 * @param beforeDigest the SHA-256 of its content; empty when that release is no longer kept
 * @param afterDigest likewise
 */
public record ReleaseChange(String service, String before, String after, String beforeDigest, String afterDigest) {

    /** Whether it takes back what another did. */
    boolean undoes(ReleaseChange other) {
        return service.equals(other.service) && before.equals(other.after) && after.equals(other.before);
    }
}
