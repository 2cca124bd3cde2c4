package io.grocellery.daemon.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;

/** Reads the command line's token request: first which client it is, then the grant itself. */
final class PasswordGrantRequests {

    private PasswordGrantRequests() {}

    /** The public client that sends the request, not yet looked up; nothing for other grants. */
    static @Nullable Authentication client(HttpServletRequest request) {
        if (!isPasswordGrant(request) || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return null;
        }
        return new OAuth2ClientAuthenticationToken(
                only(request, OAuth2ParameterNames.CLIENT_ID),
                ClientAuthenticationMethod.NONE,
                null,
                Map.of(OAuth2ParameterNames.GRANT_TYPE, PasswordGrant.TYPE.getValue()));
    }

    /** The grant; nothing for other grants. */
    static @Nullable Authentication grant(HttpServletRequest request) {
        Authentication client = SecurityContextHolder.getContext().getAuthentication();
        if (!isPasswordGrant(request) || client == null) {
            return null;
        }
        refuseBrowsers(request);
        refuseOtherMachines(request);
        return new PasswordGrant(client, only(request, "username"), only(request, "password"));
    }

    private static boolean isPasswordGrant(HttpServletRequest request) {
        return PasswordGrant.TYPE.getValue().equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE));
    }

    /** A page must not guess passwords in the name of whoever looks at it; pages use the sign-in page. */
    private static void refuseBrowsers(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ORIGIN) != null) {
            throw refused(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT, "this grant is not for browsers");
        }
    }

    private static void refuseOtherMachines(HttpServletRequest request) {
        if (!isLoopback(request.getRemoteAddr())) {
            throw refused(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT, "this grant is for this machine only");
        }
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }

    private static String only(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values == null || values.length != 1 || inAddress(request, name)) {
            throw refused(OAuth2ErrorCodes.INVALID_REQUEST, "the form needs exactly one " + name);
        }
        return values[0];
    }

    private static boolean inAddress(HttpServletRequest request, String name) {
        String query = request.getQueryString();
        return query != null && query.contains(name);
    }

    private static OAuth2AuthenticationException refused(String code, String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, description, null));
    }
}
