package io.grocellery.cli;

import io.grocellery.core.status.RolloutStatus;
import io.grocellery.core.time.Patience;
import java.time.Duration;

/** Tells what is told of a rollout as it happens, until it is over. */
final class RolloutFollower extends Follower<RolloutStatus> {

    private final RolloutClient client;
    private int told;

    RolloutFollower(RolloutClient client, Screen screen, Patience patience) {
        super(screen, patience, "rollout", Duration.ofDays(1));
        this.client = client;
    }

    @Override
    protected RolloutStatus show(String id) {
        return client.show(id);
    }

    @Override
    protected boolean over(RolloutStatus status) {
        return status.over();
    }

    @Override
    protected void tell(RolloutStatus status) {
        status.history().stream().skip(told).forEach(each -> screen().line(RolloutText.told(each)));
        told = status.history().size();
    }

    @Override
    protected String underWay(RolloutStatus status) {
        return status.sentence();
    }

    @Override
    protected String headline(RolloutStatus ended) {
        return RolloutText.headline(ended);
    }

    @Override
    protected ExitCode exitCode(RolloutStatus ended) {
        return DeployCommand.exitCode(ended);
    }
}
