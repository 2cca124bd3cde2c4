package io.grocellery.target.local.gateway;

import io.grocellery.core.traffic.Evidence;
import io.grocellery.core.traffic.EvidenceSource;
import io.grocellery.target.local.files.JsonTree;

/** Reads the local gateway's ledger. */
public final class GatewayEvidenceSource implements EvidenceSource {

    private final GatewayAdmin admin;

    public GatewayEvidenceSource(GatewayAdmin admin) {
        this.admin = admin;
    }

    @Override
    public Evidence since(long epochSecond) {
        return Ledger.evidence(JsonTree.of("the gateway", admin.get("/ledger?since=" + Math.max(0, epochSecond))));
    }
}
