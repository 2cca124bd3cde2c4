package io.grocellery.daemon.pipeline;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.pipeline.StageResult;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How the releases that a stage made or deployed stand among the facts of its result. */
final class ReleaseDetail {

    private static final String PREFIX = "release.";

    private ReleaseDetail() {}

    static String key(ServiceName service) {
        return PREFIX + service;
    }

    static NavigableMap<ServiceName, ReleaseId> of(StageResult result) {
        NavigableMap<ServiceName, ReleaseId> releases = new TreeMap<>();
        result.detail().forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                releases.put(new ServiceName(key.substring(PREFIX.length())), new ReleaseId(value));
            }
        });
        return releases;
    }
}
