package io.grocellery.core.database;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ServiceName;
import java.util.regex.Pattern;

/** Names a database, and the role that owns it: lower-case letters, digits and underscores; at most 63. */
public record DatabaseName(String value) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** @throws IllegalArgumentException when the value is not such a name */
    public DatabaseName {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("database name '" + value
                    + "' must be lower-case letters, digits and underscores, start with a letter, and have at most 63"
                    + " characters");
        }
    }

    /** {@code grocellery_dev_order_service} for order-service in dev. */
    public static DatabaseName of(EnvironmentName environment, ServiceName service) {
        return new DatabaseName(("grocellery_" + environment + "_" + service).replace('-', '_'));
    }

    @Override
    public String toString() {
        return value;
    }
}
