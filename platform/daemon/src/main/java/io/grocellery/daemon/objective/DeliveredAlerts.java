package io.grocellery.daemon.objective;

import io.grocellery.core.model.EnvironmentName;

/** How the journal holds what Alertmanager told. */
public final class DeliveredAlerts {

    /** The kind of an event that an alert fires. */
    public static final String FIRING = "alert-firing";

    /** The kind of an event that an alert is over. */
    public static final String RESOLVED = "alert-resolved";

    /** What concerns no environment alone is filed under this name. */
    public static final EnvironmentName INSTALLATION = new EnvironmentName("installation");

    private DeliveredAlerts() {}
}
