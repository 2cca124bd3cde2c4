package io.grocellery.daemon.pipeline;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.pipeline.Agreement;
import io.grocellery.core.pipeline.StageResult;
import io.grocellery.core.pipeline.Work;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets releases take over. Doing it again where they serve already changes nothing. */
@FunctionalInterface
interface Deployer {

    /**
     * Returns when it is over. Its thread is interrupted when the stage is ended: then what was begun goes back.
     *
     * @param releases what is to serve, by service
     * @param agreement what a person approved; empty when nobody was asked
     * @param by who is told to have asked
     * @param told is told what happens, line by line
     * @throws io.grocellery.core.problem.ExplainedException when it is refused or the environment does not come up
     */
    StageResult deploy(
            Work.Deploy work,
            NavigableMap<ServiceName, ReleaseId> releases,
            Optional<Agreement> agreement,
            String by,
            Consumer<String> told);
}
