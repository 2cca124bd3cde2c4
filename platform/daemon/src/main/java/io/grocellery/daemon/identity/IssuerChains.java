package io.grocellery.daemon.identity;

import io.grocellery.daemon.http.PageSecurity;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OidcConfigurer;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.web.cors.CorsUtils;

/** Who may do what at the issuer: one filter chain for its protocol, one for the pages at which people sign in and out. */
@Configuration(proxyBeanMethods = false)
class IssuerChains {

    private static final String SIGN_IN = "/login";
    private static final String SIGN_OUT = "/logout";

    @Bean
    @Order(10)
    SecurityFilterChain issuer(
            HttpSecurity http,
            Clients clients,
            SignIn signIn,
            SignOut signOut,
            JwtGenerator tokens,
            Storefronts storefronts) {
        PageSecurity.headers(http, () -> formTargets(storefronts));
        OAuth2AuthorizationServerConfigurer issuer = new OAuth2AuthorizationServerConfigurer();
        return http.securityMatcher(new OrRequestMatcher(issuer.getEndpointsMatcher(), CorsUtils::isPreFlightRequest))
                .with(
                        issuer,
                        it -> it.clientAuthentication(
                                        client -> client.authenticationConverter(PasswordGrantRequests::client)
                                                .authenticationProvider(new PasswordGrantClient(clients)))
                                .tokenEndpoint(token -> token.accessTokenRequestConverter(PasswordGrantRequests::grant)
                                        .authenticationProvider(new PasswordGrantTokens(signIn, tokens))
                                        .errorResponseHandler(new TokenErrors()))
                                .authorizationEndpoint(
                                        code -> code.authenticationProviders(IssuerChains::exactRedirects))
                                .oidc(oidc -> openId(oidc, signOut)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(IssuerChains::wantsNoQuestion)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(bearer -> bearer.jwt(Customizer.withDefaults()))
                .cors(cors -> cors.configurationSource(new IssuerOrigins(storefronts)))
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(SIGN_IN), browsers()))
                .build();
    }

    @Bean
    @Order(20)
    SecurityFilterChain signInPages(HttpSecurity http, SignIn signIn, SignInPage page, Storefronts storefronts) {
        PageSecurity.headers(http, () -> formTargets(storefronts));
        return http.securityMatcher(SIGN_IN, SIGN_OUT)
                .authenticationProvider(signIn)
                .formLogin(form ->
                        form.loginPage(SIGN_IN).defaultSuccessUrl(SIGN_IN).failureHandler(page))
                .logout(logout -> logout.logoutUrl(SIGN_OUT).logoutSuccessUrl(SIGN_IN + "?signed-out"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** The endpoint itself answers {@code login_required} then; a redirect to the sign-in page would be a question. */
    private static boolean wantsNoQuestion(HttpServletRequest request) {
        return request.getRequestURI().equals("/oauth2/authorize") && "none".equals(request.getParameter("prompt"));
    }

    /** A browser checks the policy of the form also on the redirect that brings the code to the storefront. */
    private static String formTargets(Storefronts storefronts) {
        return "'self' " + String.join(" ", storefronts.origins());
    }

    private static void exactRedirects(List<AuthenticationProvider> providers) {
        for (AuthenticationProvider provider : providers) {
            if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider codes) {
                codes.setAuthenticationValidator(
                        new OAuth2AuthorizationCodeRequestAuthenticationValidator().andThen(new ExactRedirect()));
            }
        }
    }

    private static void openId(OidcConfigurer oidc, SignOut signOut) {
        oidc.userInfoEndpoint(info -> info.authenticationProvider(new UserInfo()))
                .logoutEndpoint(logout -> logout.authenticationProvider(signOut))
                .providerConfigurationEndpoint(
                        provider -> provider.providerConfigurationCustomizer(IssuerChains::describe));
    }

    /** States what the clients here can use, not all that the library could do. */
    private static void describe(OidcProviderConfiguration.Builder provider) {
        provider.grantTypes(grants -> {
                    grants.clear();
                    grants.add(AuthorizationGrantType.AUTHORIZATION_CODE.getValue());
                    grants.add(AuthorizationGrantType.CLIENT_CREDENTIALS.getValue());
                    grants.add(PasswordGrant.TYPE.getValue());
                })
                .scope("profile");
    }

    private static MediaTypeRequestMatcher browsers() {
        MediaTypeRequestMatcher html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return html;
    }
}
