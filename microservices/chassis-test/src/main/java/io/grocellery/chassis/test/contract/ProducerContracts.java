package io.grocellery.chassis.test.contract;

import io.grocellery.chassis.test.ServiceUnderTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Tests that a running service gives what the contracts promise of it. */
public final class ProducerContracts {

    private static final String AUTHORIZATION = "Authorization";
    private static final String SERVICE = "-service";

    private final Contracts contracts;

    private ProducerContracts(Contracts contracts) {
        this.contracts = contracts;
    }

    public static ProducerContracts of(String producer) {
        return new ProducerContracts(Contracts.of(producer));
    }

    /** Of another folder than that beside the service. */
    public static ProducerContracts in(Path all, String producer) {
        return new ProducerContracts(Contracts.in(all, producer));
    }

    /** Who is meant by a name in a contract's {@code Authorization: Bearer <name>}. */
    public static UUID person(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A test for each contract.
     *
     * @param arrange puts into the service what the contracts take for granted, before each
     */
    public Stream<DynamicTest> tests(ServiceUnderTest service, Runnable arrange) {
        GeneratedTests generated = GeneratedTests.of(contracts);
        return contracts.files().stream()
                .map(file -> DynamicTest.dynamicTest(contracts.name(file), () -> {
                    arrange.run();
                    direct(service);
                    verify(generated, file);
                }));
    }

    private void verify(GeneratedTests generated, Path file) throws Throwable {
        try {
            generated.run(Contracts.bareName(file));
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError(
                    "the contract " + contracts.name(file) + " is broken by its producer: " + broken.getMessage(),
                    broken);
        }
    }

    private static void direct(ServiceUnderTest service) {
        RestAssured.reset();
        RestAssured.baseURI = "http://127.0.0.1";
        RestAssured.port = service.port();
        RestAssured.config = RestAssuredConfig.config()
                .encoderConfig(EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs("application/cloudevents+json", ContentType.TEXT));
        RestAssured.filters(new RealTokens(service));
    }

    /** Puts a token of the issuer in the place of the name that a contract gives. */
    private record RealTokens(ServiceUnderTest service) implements Filter {

        @Override
        public Response filter(
                FilterableRequestSpecification request,
                FilterableResponseSpecification response,
                FilterContext context) {
            String named = request.getHeaders().getValue(AUTHORIZATION);
            if (named != null) {
                request.replaceHeader(AUTHORIZATION, "Bearer " + token(named.replace("Bearer ", "")));
            }
            return context.next(request, response);
        }

        private String token(String name) {
            return name.endsWith(SERVICE)
                    ? service.issuer().service(name)
                    : service.issuer().shopper(person(name));
        }
    }
}
