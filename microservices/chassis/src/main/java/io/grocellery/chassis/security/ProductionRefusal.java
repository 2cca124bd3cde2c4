package io.grocellery.chassis.security;

import io.grocellery.chassis.config.ConfigurationRefusedException;
import io.grocellery.chassis.config.ServiceIdentity;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** In production, keeps out the issuer that development embeds. */
final class ProductionRefusal {

    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost|.*\\.localhost|127\\..*|0\\.0\\.0\\.0|\\[?(::1|::|::ffff:.*|0:.*)\\]?");

    private ProductionRefusal() {}

    /** @throws ConfigurationRefusedException when this is production and the issuer is not fit for it */
    static void check(ServiceIdentity identity, URI issuer) {
        if (identity.production() && !fit(issuer)) {
            throw new ConfigurationRefusedException(
                    "grocellery.security.issuer is " + issuer + ", an issuer for development, in production",
                    "Set grocellery.security.issuer to an https address of the issuer that people sign in with, or"
                            + " grocellery.production=false if this is not production.");
        }
    }

    private static boolean fit(URI issuer) {
        String host = issuer.getHost();
        return "https".equalsIgnoreCase(issuer.getScheme())
                && host != null
                && !THIS_MACHINE.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
