package io.grocellery.testkit.workload;

import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.core.workload.WorkloadDriver;
import io.grocellery.core.workload.WorkloadSpec;
import io.grocellery.testkit.time.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class InMemoryWorkloadDriverTest extends WorkloadDriverContract {

    private final InMemoryWorkloadDriver driver = new InMemoryWorkloadDriver(ManualClock.inJanuary());
    private int nextPort = 10_000;

    @Override
    protected WorkloadDriver driver() {
        return driver;
    }

    @Override
    protected WorkloadDriver another() {
        return driver;
    }

    @Override
    protected WorkloadSpec lasting(InstanceId id, String release) {
        return new WorkloadSpec(
                id,
                new ServiceName("order-service"),
                new ReleaseId(release),
                new Port(nextPort++),
                List.of("run"),
                Path.of("folder"),
                Path.of("log"),
                Map.of(),
                Optional.empty(),
                Duration.ofSeconds(1));
    }

    @Override
    protected void startEnding(InstanceId id, int code) {
        driver.start(lasting(id, "r-1"));
        driver.crash(id, code);
    }
}
