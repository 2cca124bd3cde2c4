package io.grocellery.daemon.environment;

import io.grocellery.core.delivery.EnvironmentDefinition;
import io.grocellery.core.delivery.IdentityProvider;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.parameters.ParameterStore;
import io.grocellery.core.parameters.ParameterValue;
import io.grocellery.core.problem.ExplainedException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Who signs people in to one environment: as the delivery file says, or as was chosen when it was brought up. */
final class EnvironmentIdentity {

    private final EnvironmentName environment;
    private final IdentityProvider defined;
    private final ParameterStore parameters;
    private final URI local;
    private volatile @Nullable IdentityProvider chosen;

    /** @param local the platform's own issuer */
    EnvironmentIdentity(EnvironmentDefinition environment, ParameterStore parameters, URI local) {
        this.environment = environment.name();
        this.defined = environment.identity();
        this.parameters = parameters;
        this.local = local;
    }

    /**
     * From now on people sign in there; nothing changes when none is named.
     *
     * @param running whether services run that trust the present one
     * @throws ExplainedException when it is not fit for this environment, or comes too late
     */
    void choose(@Nullable String issuer, boolean running) {
        if (issuer != null && !fit(issuer).equals(provider())) {
            change(fit(issuer), issuer, running);
        }
        if (provider() instanceof IdentityProvider.Unnamed) {
            throw new ExplainedException(
                    environment + " cannot start: nobody signs people in",
                    "the delivery file names no identity for it, and production refuses the development issuer",
                    "add --issuer https://… with the issuer of your people, or --issuer rehearsal to try production on"
                            + " this machine with its demo people");
        }
    }

    private void change(IdentityProvider other, String text, boolean running) {
        if (running) {
            throw new ExplainedException(
                    environment + " runs, and cannot change whom it trusts meanwhile",
                    "its services trust " + issuer(),
                    "run ./grocellery down --env " + environment + ", then ./grocellery up again");
        }
        parameters.put(ParameterPaths.issuer(environment), ParameterValue.plain(text));
        chosen = other;
    }

    private IdentityProvider fit(String issuer) {
        try {
            IdentityProvider named = IdentityProvider.parse(issuer);
            if (named.production() || !defined.production()) {
                return named;
            }
            throw unfit("production refuses the development issuer", null);
        } catch (IllegalArgumentException malformed) {
            throw unfit(String.valueOf(malformed.getMessage()), malformed);
        }
    }

    private ExplainedException unfit(String why, @Nullable Throwable cause) {
        String allowed = defined.production()
                ? "the https address of an issuer that is not on this machine, or rehearsal"
                : IdentityProvider.ALLOWED;
        return new ExplainedException(
                "that issuer cannot sign people in to " + environment, why, "allowed are " + allowed, cause);
    }

    IdentityProvider provider() {
        IdentityProvider known = chosen;
        if (known == null) {
            known = parameters
                    .get(ParameterPaths.issuer(environment))
                    .map(parameter -> IdentityProvider.parse(parameter.value().reveal()))
                    .orElse(defined);
            chosen = known;
        }
        return known;
    }

    /** What tokens say in {@code iss}. */
    URI issuer() {
        return provider().address().orElse(local);
    }
}
