package io.grocellery.gateway.proxy;

import io.grocellery.gateway.ledger.Account;
import io.grocellery.gateway.table.Table;
import io.grocellery.gateway.trace.Trace;
import io.grocellery.gateway.upstream.LiveBackend;
import io.grocellery.gateway.upstream.Upstream;
import io.grocellery.gateway.wire.HeaderRules;
import io.grocellery.gateway.wire.Refusal;
import io.vertx.core.AsyncResult;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** One request carried to an instance of its release and the answer carried back, both as streams. */
final class ProxyExchange extends Exchange {

    private static final long STALLED_CLIENT_NANOS = 60_000_000_000L;
    private static final long BODY_STEP_BYTES = 1024;

    private final Table.Route route;
    private final LiveBackend backend;
    private final Attempts attempts;
    private final Trace followed;
    private final boolean hasBody;
    private final long requestLength;
    private @Nullable Upstream upstream;
    private @Nullable HttpClientRequest outbound;
    private @Nullable HttpClientResponse inbound;
    private long received;
    private long receivedAtStep;
    private boolean requestSent;
    private boolean requestHeld = true;
    private boolean connectionGivenBack;
    private boolean answerHeld;
    private long answerLength = -1;
    private long relayed;
    private long progressAt;
    private long bodyStepAt;

    ProxyExchange(
            ProxyLoop loop,
            HttpServerRequest request,
            String requestId,
            Account account,
            @Nullable Account journey,
            Trace trace,
            Table.Route route,
            LiveBackend backend) {
        super(loop, request, requestId, account, journey, trace);
        this.followed = trace;
        this.route = route;
        this.backend = backend;
        this.hasBody = loop.hasBody(request);
        this.requestLength = hasBody ? loop.contentLength(request) : 0;
        this.attempts = new Attempts(request.method(), hasBody, loop.budget(route.name()));
    }

    void start() {
        accept();
        if (hasBody) {
            request.pause();
        }
        attempt(backend.choose(null, loop.random()));
    }

    private void attempt(@Nullable Upstream chosen) {
        if (chosen == null) {
            refuse(Refusal.unavailable(route.name()));
            return;
        }
        upstream = chosen;
        chosen.begin();
        attempts.begin();
        followed.attempt(chosen.instance().id());
        progressAt = loop.nanos();
        loop.connect(request, chosen).onComplete(result -> connected(chosen, result));
    }

    private void connected(Upstream tried, AsyncResult<HttpClientRequest> result) {
        if (settled() || answering()) {
            discard(result);
        } else if (result.succeeded()) {
            send(tried, result.result());
        } else {
            notConnected(tried);
        }
    }

    private static void discard(AsyncResult<HttpClientRequest> result) {
        if (result.succeeded()) {
            result.result().exceptionHandler(ignored -> {}).reset();
        }
    }

    private void notConnected(Upstream tried) {
        account().missConnection(loop.second());
        followed.failed("not connected");
        tried.suspect();
        letGo();
        Upstream other = backend.choose(tried, loop.random());
        if (other != null && attempts.againAfterNoConnection()) {
            account().retry(loop.second());
            attempt(other);
        } else {
            refuse(Refusal.unavailable(route.name()));
        }
    }

    private void send(Upstream tried, HttpClientRequest to) {
        outbound = to;
        progressAt = loop.nanos();
        to.exceptionHandler(ignored -> {});
        writeHead(to.headers());
        to.response().onComplete(result -> headArrived(tried, to, result));
        if (hasBody) {
            streamBody(to);
        } else {
            requestSent = true;
            to.end();
        }
    }

    private void writeHead(MultiMap headers) {
        HeaderRules.toService(request.headers(), headers);
        loop.forwarded(request).write(headers, request.getHeader(HttpHeaders.HOST));
        headers.set(HeaderRules.REQUEST_ID, requestId);
        followed.sendOn(headers);
    }

    private void streamBody(HttpClientRequest to) {
        if (loop.expectsContinue(request)) {
            response.writeContinue();
        }
        to.setChunked(requestLength < 0);
        bodyStepAt = loop.nanos();
        request.handler(part -> bodyPart(to, part));
        request.endHandler(end -> bodyEnd(to));
        requestHeld = false;
        request.resume();
    }

    private void bodyPart(HttpClientRequest to, Buffer part) {
        received += part.length();
        progressAt = loop.nanos();
        long most = loop.limits().maxBodyBytes();
        if (settled() || answering() || requestSent) {
            return;
        }
        if (received > most) {
            refuse(Refusal.bodyTooLarge(most));
        } else if (received == requestLength) {
            requestSent = true;
            to.end(part);
        } else {
            to.write(part);
            holdRequestWhile(to);
        }
    }

    private void holdRequestWhile(HttpClientRequest to) {
        if (to.writeQueueFull()) {
            requestHeld = true;
            request.pause();
            to.drainHandler(drained -> {
                requestHeld = false;
                bodyStepAt = loop.nanos();
                request.resume();
            });
        }
    }

    private void bodyEnd(HttpClientRequest to) {
        if (!requestSent && !settled() && !answering()) {
            requestSent = true;
            progressAt = loop.nanos();
            to.end();
        }
    }

    private void headArrived(Upstream tried, HttpClientRequest from, AsyncResult<HttpClientResponse> result) {
        if (settled() || answering() || !from.equals(outbound)) {
            return;
        }
        if (result.succeeded()) {
            relay(tried, from, result.result());
        } else {
            brokenBeforeAnswer(tried);
        }
    }

    private void brokenBeforeAnswer(Upstream tried) {
        followed.failed("broken before an answer");
        letGo();
        if (attempts.againAfterBrokenConnection()) {
            account().retry(loop.second());
            Upstream other = backend.choose(tried, loop.random());
            attempt(other != null ? other : tried);
        } else {
            refuse(Refusal.upstreamBroken(route.name()));
        }
    }

    private void relay(Upstream tried, HttpClientRequest asked, HttpClientResponse from) {
        if (from.statusCode() < 200) {
            refuse(Refusal.upstreamBroken(route.name()));
            return;
        }
        inbound = from;
        progressAt = loop.nanos();
        relayHead(from);
        from.exceptionHandler(broken -> {
            if (outbound != null) {
                brokenInAnswer();
            }
        });
        from.endHandler(end -> {
            giveBack(tried, asked, from);
            endAnswer();
        });
        if (!bodiless(from.statusCode())) {
            relayBody(from);
        }
    }

    /** The connection is another request's from here on, unless this one was given up or is still being sent. */
    private void giveBack(Upstream tried, HttpClientRequest asked, HttpClientResponse from) {
        if (asked.equals(outbound) && requestSent) {
            connectionGivenBack = true;
            loop.giveBack(tried, asked.connection(), HeaderRules.keepAliveNanos(from.version(), from.headers()));
        }
    }

    private void relayHead(HttpClientResponse from) {
        MultiMap headers = response.headers();
        response.setStatusCode(from.statusCode());
        HeaderRules.toClient(from.headers(), headers);
        headers.set(HeaderRules.REQUEST_ID, requestId);
        tellTrace();
        if (closeUnlessRead() || loop.stopping()) {
            closeAfterwards();
            headers.set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    private boolean bodiless(int status) {
        return request.method().equals(HttpMethod.HEAD) || status == 204 || status == 304;
    }

    private void relayBody(HttpClientResponse from) {
        String length = from.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            answerLength = Long.parseLong(length);
        } else if (request.version() == HttpVersion.HTTP_1_0) {
            closeAfterwards();
            response.headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        } else {
            response.setChunked(true);
        }
        from.handler(part -> answerPart(from, part));
    }

    private void answerPart(HttpClientResponse from, Buffer part) {
        if (settled() || answering() || outbound == null) {
            return;
        }
        relayed += part.length();
        progressAt = loop.nanos();
        if (relayed == answerLength) {
            answered(response.end(part), response.getStatusCode());
        } else {
            response.write(part);
            holdAnswerWhileFull(from);
        }
    }

    private void holdAnswerWhileFull(HttpClientResponse from) {
        if (response.writeQueueFull()) {
            answerHeld = true;
            from.pause();
            response.drainHandler(drained -> {
                answerHeld = false;
                progressAt = loop.nanos();
                from.resume();
            });
        }
    }

    private void endAnswer() {
        if (!settled() && !answering() && outbound != null) {
            answered(response.end(), response.getStatusCode());
        }
    }

    private void brokenInAnswer() {
        if (settled() || answering()) {
            return;
        }
        if (response.headWritten()) {
            breakOff();
        } else {
            response.headers().clear();
            refuse(Refusal.upstreamBroken(route.name()));
        }
    }

    @Override
    void sweep(long now) {
        if (answering()) {
            return;
        }
        if (hasBody && !requestSent && !requestHeld && inbound == null) {
            sweepBody(now);
        } else {
            sweepAnswer(now);
        }
        cutWhenDrainedTooLong(now);
    }

    private void sweepBody(long now) {
        int millis = loop.limits().bodyIdleTimeoutMillis();
        if (received - receivedAtStep >= BODY_STEP_BYTES) {
            receivedAtStep = received;
            bodyStepAt = now;
        } else if (now - bodyStepAt > millis * 1_000_000L) {
            refuse(Refusal.slowBody(millis));
        }
    }

    private void sweepAnswer(long now) {
        long most = answerHeld ? STALLED_CLIENT_NANOS : route.timeoutMillis() * 1_000_000L;
        if (now - progressAt <= most) {
            return;
        }
        if (answerHeld) {
            request.connection().close();
        } else if (inbound == null) {
            refuse(Refusal.upstreamTimeout(route.name(), route.timeoutMillis()));
        } else {
            brokenInAnswer();
        }
    }

    private void cutWhenDrainedTooLong(long now) {
        Upstream present = upstream;
        if (!settled() && !answering() && present != null && present.drainingLongerThan(loop.drainNanos(), now)) {
            brokenInAnswer();
        }
    }

    @Override
    void cancel() {
        HttpClientRequest present = outbound;
        if (present != null) {
            outbound = null;
            if (!connectionGivenBack) {
                present.reset();
            }
        }
    }

    @Override
    void released() {
        letGo();
        if (!requestSent) {
            cancel();
        }
    }

    private void letGo() {
        Upstream present = upstream;
        if (present != null) {
            upstream = null;
            present.end();
        }
    }
}
