package io.grocellery.daemon.companion;

import io.grocellery.core.model.Port;
import io.grocellery.core.workload.WorkloadSpec;
import io.grocellery.daemon.environment.ProgressLog;

/** One program beside the shop. */
interface CompanionProgram {

    /** As {@code status} and {@code logs} know it. */
    String name();

    Port port();

    /** Where a person looks at it. */
    default String url() {
        return "http://127.0.0.1:" + port() + "/";
    }

    /**
     * Looks whether it can run here, and gets what it lacks.
     *
     * @throws io.grocellery.core.problem.ExplainedException when it cannot
     */
    void require(ProgressLog progress);

    /**
     * Writes its files, and says how it is started. The same files and command give the same release.
     *
     * @param alertSpeed how many times faster than written the alert rules go
     */
    WorkloadSpec prepare(int alertSpeed);
}
