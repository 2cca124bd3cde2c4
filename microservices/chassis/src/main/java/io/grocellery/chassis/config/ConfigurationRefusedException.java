package io.grocellery.chassis.config;

/** The service does not start with this configuration. Says what is wrong and, apart from that, what to do. */
public final class ConfigurationRefusedException extends RuntimeException {

    private final String action;

    public ConfigurationRefusedException(String description, String action) {
        super(description);
        this.action = action;
    }

    /** What a person can do about it. */
    public String action() {
        return action;
    }
}
