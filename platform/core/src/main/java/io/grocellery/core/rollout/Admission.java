package io.grocellery.core.rollout;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says what stands against beginning a rollout; every reason at once. */
public final class Admission {

    /**
     * What is wanted of one service.
     *
     * @param release the release that is to serve
     */
    public record Wish(ServiceName service, ReleaseId release) {}

    /**
     * How things stand for one service.
     *
     * @param serving the release that serves now; empty when none does
     * @param healthy whether every instance that should serve does
     * @param releases that exist
     * @param contracting releases whose schema changes would break the one that serves now
     * @param underWay the rollout that changes this service now
     * @param budgetLeft the share of its error budget that is left, 0 or less when it is used up; empty when unknown
     */
    public record Standing(
            Optional<ReleaseId> serving,
            boolean healthy,
            Set<ReleaseId> releases,
            Set<ReleaseId> contracting,
            Optional<RolloutId> underWay,
            Optional<Double> budgetLeft) {

        public Standing {
            releases = Set.copyOf(releases);
            contracting = Set.copyOf(contracting);
        }
    }

    /**
     * Everything that stands against it; empty when it may begin.
     *
     * @param standings by service; one that is not named is no service of the delivery file
     * @param force begins in spite of a used-up error budget or an unhealthy stable release, and of nothing else
     */
    public List<Refusal> refusals(List<Wish> wishes, Map<ServiceName, Standing> standings, boolean force) {
        if (wishes.isEmpty()) {
            return List.of(new Refusal("nothing-to-do", "no service was named", "Name a service and a release"));
        }
        return Stream.concat(twice(wishes), wishes.stream().flatMap(wish -> against(wish, standings, force)))
                .toList();
    }

    private static Stream<Refusal> twice(List<Wish> wishes) {
        return wishes.stream()
                .map(Wish::service)
                .distinct()
                .filter(service -> wishes.stream()
                                .filter(wish -> wish.service().equals(service))
                                .count()
                        > 1)
                .map(service ->
                        new Refusal("named-twice", service + " is named more than once", "Name each service once"));
    }

    private static Stream<Refusal> against(Wish wish, Map<ServiceName, Standing> standings, boolean force) {
        Standing standing = standings.get(wish.service());
        if (standing == null) {
            return Stream.of(new Refusal(
                    "unknown-service",
                    "there is no service '" + wish.service() + "'",
                    "The delivery file names "
                            + standings.keySet().stream().sorted().toList()));
        }
        return Stream.of(
                        unknownRelease(wish, standing),
                        underWay(wish, standing),
                        nothingServes(wish, standing),
                        servesAlready(wish, standing),
                        contracts(wish, standing),
                        force ? Optional.<Refusal>empty() : unhealthy(wish, standing),
                        force ? Optional.<Refusal>empty() : budget(wish, standing))
                .flatMap(Optional::stream);
    }

    private static Optional<Refusal> unknownRelease(Wish wish, Standing standing) {
        return when(
                !standing.releases().contains(wish.release()),
                "unknown-release",
                "there is no release " + wish.release() + " of " + wish.service(),
                "See ./grocellery releases " + wish.service() + ", or make one with ./grocellery release "
                        + wish.service());
    }

    private static Optional<Refusal> underWay(Wish wish, Standing standing) {
        return standing.underWay()
                .map(rollout -> new Refusal(
                        "already-under-way",
                        "rollout " + rollout + " is changing " + wish.service(),
                        "Wait for its end, or end it with ./grocellery rollout promote " + rollout
                                + " or ./grocellery rollout abort " + rollout));
    }

    private static Optional<Refusal> nothingServes(Wish wish, Standing standing) {
        return when(
                standing.serving().isEmpty(),
                "nothing-serves",
                "no release of " + wish.service() + " serves, so there is none to go back to",
                "Start the environment with ./grocellery up first");
    }

    private static Optional<Refusal> servesAlready(Wish wish, Standing standing) {
        return when(
                standing.serving().filter(wish.release()::equals).isPresent(),
                "serves-already",
                wish.service() + " serves " + wish.release() + " already",
                "Nothing is to be done");
    }

    private static Optional<Refusal> contracts(Wish wish, Standing standing) {
        return when(
                standing.contracting().contains(wish.release()),
                "contract-migration",
                wish.release() + " of " + wish.service() + " takes something from the schema that "
                        + standing.serving().map(Object::toString).orElse("the present release")
                        + " still uses, so there would be no way back",
                "Release the code that no longer uses it first, then the migration in a release of its own");
    }

    private static Optional<Refusal> unhealthy(Wish wish, Standing standing) {
        return when(
                standing.serving().isPresent() && !standing.healthy(),
                "stable-unhealthy",
                "the present release of " + wish.service() + " is not healthy, so going back to it would not be safe",
                "See ./grocellery status; --force begins all the same");
    }

    private static Optional<Refusal> budget(Wish wish, Standing standing) {
        return when(
                standing.budgetLeft().filter(left -> left <= 0).isPresent(),
                "error-budget-exhausted",
                "the error budget of " + wish.service() + " is used up",
                "See ./grocellery slo; --force begins all the same");
    }

    private static Optional<Refusal> when(boolean so, String code, String why, String remedy) {
        return so ? Optional.of(new Refusal(code, why, remedy)) : Optional.empty();
    }
}
