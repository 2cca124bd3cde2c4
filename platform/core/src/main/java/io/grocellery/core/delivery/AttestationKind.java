package io.grocellery.core.delivery;

import java.util.Arrays;

/** What a signed statement says of a release and its image; an environment may ask for any of them. */
public enum AttestationKind {
    /** Which files it consists of, and that this installation made it (in-toto's release predicate). */
    SIGNATURE("signature", "https://in-toto.io/attestation/release/v0.1"),
    /** How it was built, from which commit and which parts (SLSA 1.0). */
    PROVENANCE("provenance", "https://slsa.dev/provenance/v1"),
    /** The libraries in it (CycloneDX). */
    SBOM("sbom", "https://cyclonedx.org/bom"),
    /** That it was scanned: when, by which tools, with which counts. */
    SCAN("scan", "urn:grocellery:scan:v1");

    private final String word;
    private final String predicateType;

    AttestationKind(String word, String predicateType) {
        this.word = word;
        this.predicateType = predicateType;
    }

    /**
     * Reads {@code signature}, {@code provenance}, {@code sbom} or {@code scan}.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    public static AttestationKind parse(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not an attestation"));
    }

    /** The URI by which in-toto's tools know what the statement's predicate means. */
    public String predicateType() {
        return predicateType;
    }

    @Override
    public String toString() {
        return word;
    }
}
