package io.grocellery.chassis.security;

import io.grocellery.chassis.config.ConfigurationRefusedException;
import io.grocellery.chassis.config.ServiceIdentity;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * In production, keeps out the issuer that development embeds. A rehearsal of production may use it while the issuer and
 * this service are on loopback alone: then whoever could get a token from it is on this machine anyway.
 */
final class ProductionRefusal {

    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost|.*\\.localhost|127\\..*|0\\.0\\.0\\.0|\\[?(::1|::|::ffff:.*|0:.*)\\]?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[?::1\\]?");

    private ProductionRefusal() {}

    /**
     * Lets only what is fit pass.
     *
     * @param address where this service listens; null for every address of the machine
     * @throws ConfigurationRefusedException when this is production and the issuer is not fit for it
     */
    static void check(ServiceIdentity identity, SecurityProperties security, @Nullable String address) {
        if (identity.production() && security.rehearsal()) {
            checkRehearsal(security.issuer(), address);
        } else if (identity.production() && !fit(security.issuer())) {
            throw new ConfigurationRefusedException(
                    "grocellery.security.issuer is " + security.issuer() + ", an issuer for development, in production",
                    "Set grocellery.security.issuer to an https address of the issuer that people sign in with, or"
                            + " grocellery.production=false if this is not production.");
        }
    }

    private static void checkRehearsal(URI issuer, @Nullable String address) {
        if (!loopback(issuer.getHost())) {
            throw new ConfigurationRefusedException(
                    "grocellery.security.issuer is " + issuer + ", not on this machine, in a rehearsal of production",
                    "Set it to the issuer of this machine, or leave grocellery.security.rehearsal out.");
        }
        if (!loopback(address)) {
            throw new ConfigurationRefusedException(
                    "server.address is " + (address == null ? "not set" : address)
                            + ": a rehearsal of production could be reached from other machines",
                    "Set server.address=127.0.0.1, or set grocellery.security.issuer to an https address of the issuer"
                            + " that people sign in with and leave grocellery.security.rehearsal out.");
        }
    }

    private static boolean fit(URI issuer) {
        String host = issuer.getHost();
        return "https".equalsIgnoreCase(issuer.getScheme())
                && host != null
                && !THIS_MACHINE.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    private static boolean loopback(@Nullable String host) {
        return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
