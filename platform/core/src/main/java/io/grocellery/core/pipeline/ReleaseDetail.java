package io.grocellery.core.pipeline;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How the releases that a stage made or deployed stand among the facts of its result: {@code release.order-service}. */
public final class ReleaseDetail {

    private static final String PREFIX = "release.";

    private ReleaseDetail() {}

    /** The fact's name. */
    public static String key(ServiceName service) {
        return PREFIX + service;
    }

    /** Those among the facts, by service. */
    public static NavigableMap<ServiceName, ReleaseId> of(Map<String, String> detail) {
        NavigableMap<ServiceName, ReleaseId> releases = new TreeMap<>();
        detail.forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                releases.put(new ServiceName(key.substring(PREFIX.length())), new ReleaseId(value));
            }
        });
        return releases;
    }
}
