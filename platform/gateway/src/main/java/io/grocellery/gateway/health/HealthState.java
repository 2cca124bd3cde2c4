package io.grocellery.gateway.health;

/**
 * Whether an instance is in, and how many checks in a row said otherwise. An instance starts in: the platform names
 * only instances it has seen ready, and a restarted gateway must serve at once.
 *
 * @param in whether it gets requests
 * @param contrary consecutive checks that contradict {@code in}
 */
public record HealthState(boolean in, int contrary) {

    public static final HealthState INITIAL = new HealthState(true, 0);

    /** The state after one more check, given how many in a row take an instance out and bring it back. */
    public HealthState after(boolean passed, int unhealthyAfter, int healthyAfter) {
        if (passed == in) {
            return new HealthState(in, 0);
        }
        boolean turns = contrary + 1 >= (in ? unhealthyAfter : healthyAfter);
        return turns ? new HealthState(!in, 0) : new HealthState(in, contrary + 1);
    }
}
