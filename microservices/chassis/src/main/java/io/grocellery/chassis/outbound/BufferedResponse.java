package io.grocellery.chassis.outbound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An answer read to its end, so that what goes wrong on the way is known while the call is still guarded. */
final class BufferedResponse implements ClientHttpResponse {

    private static final int LARGEST = 4 * 1024 * 1024;

    private final HttpStatusCode status;
    private final String text;
    private final HttpHeaders headers;
    private final byte[] body;

    private BufferedResponse(ClientHttpResponse response) throws IOException {
        this.status = response.getStatusCode();
        this.text = response.getStatusText();
        this.headers = response.getHeaders();
        this.body = response.getBody().readNBytes(LARGEST + 1);
    }

    /** @throws IOException when it breaks off, or is larger than 4 MiB */
    static BufferedResponse read(ClientHttpResponse response) throws IOException {
        try (response) {
            BufferedResponse buffered = new BufferedResponse(response);
            if (buffered.body.length > LARGEST) {
                throw new IOException("the answer is larger than " + LARGEST + " bytes");
            }
            return buffered;
        }
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return status;
    }

    @Override
    public String getStatusText() {
        return text;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public InputStream getBody() {
        return new ByteArrayInputStream(body);
    }

    @Override
    public void close() {
        // nothing is held
    }
}
