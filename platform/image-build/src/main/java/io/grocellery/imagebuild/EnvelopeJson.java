package io.grocellery.imagebuild;

import io.grocellery.core.artifact.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** Envelopes as DSSE writes them in JSON. */
final class EnvelopeJson {

    private EnvelopeJson() {}

    static String text(Envelope envelope) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("payloadType", envelope.payloadType());
        document.put(
                "payload", Base64.getEncoder().encodeToString(envelope.payload().getBytes(StandardCharsets.UTF_8)));
        document.put(
                "signatures",
                envelope.signatures().stream().map(EnvelopeJson::signature).toList());
        return JSON.std.asString(document) + "\n";
    }

    private static Map<String, Object> signature(Envelope.Signature signature) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("keyid", signature.keyId());
        document.put("sig", signature.base64());
        return document;
    }

    /** @throws IllegalArgumentException when the text is no envelope */
    static Envelope parse(String text) {
        try {
            Map<String, Object> document = JSON.std.mapFrom(text);
            byte[] payload = Base64.getDecoder().decode(Json.text(document, "payload"));
            List<Envelope.Signature> signatures = Json.maps(document, "signatures")
                    .map(each -> new Envelope.Signature(Json.optionalText(each, "keyid"), Json.text(each, "sig")))
                    .toList();
            return new Envelope(
                    Json.text(document, "payloadType"), new String(payload, StandardCharsets.UTF_8), signatures);
        } catch (JacksonException noJson) {
            throw new IllegalArgumentException("it is no JSON object", noJson);
        }
    }
}
