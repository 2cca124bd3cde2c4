package io.grocellery.daemon.http;

import java.util.function.Supplier;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The headers that every answer of the daemon carries. */
public final class PageSecurity {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action ";

    private PageSecurity() {}

    /** Strict headers for pages whose forms post to this server alone. */
    public static void headers(HttpSecurity http) {
        headers(http, () -> "'self'");
    }

    /**
     * Strict headers, with the targets that a form may reach.
     *
     * @param formTargets sources for {@code form-action}, asked anew for each answer; a browser checks them also on the
     *     redirects that follow a posted form
     */
    public static void headers(HttpSecurity http, Supplier<String> formTargets) {
        HeaderWriter policy =
                (request, response) -> response.setHeader("Content-Security-Policy", POLICY + formTargets.get());
        http.headers(headers -> headers.addHeaderWriter(policy)
                .frameOptions(frame -> frame.deny())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(
                        permissions -> permissions.policy("camera=(), geolocation=(), microphone=(), payment=()")));
    }
}
