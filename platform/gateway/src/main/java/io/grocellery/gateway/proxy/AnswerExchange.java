package io.grocellery.gateway.proxy;

import io.grocellery.gateway.ledger.Account;
import io.grocellery.gateway.statics.StaticFiles;
import io.grocellery.gateway.trace.Trace;
import io.grocellery.gateway.wire.HeaderRules;
import io.grocellery.gateway.wire.Refusal;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** One request that the gateway answers by itself: a file, or a refusal on a route's account. */
final class AnswerExchange extends Exchange {

    AnswerExchange(
            ProxyLoop loop,
            HttpServerRequest request,
            String requestId,
            Account account,
            @Nullable Account journey,
            @Nullable Trace trace) {
        super(loop, request, requestId, account, journey, trace);
    }

    void answer(Refusal refusal) {
        accept();
        refuse(refusal);
    }

    void answer(StaticFiles.Found found) {
        accept();
        response.setStatusCode(found.status());
        found.headers().forEach(response.headers()::set);
        response.headers().set(HeaderRules.REQUEST_ID, requestId);
        boolean whole = found.file() == null || request.method().equals(HttpMethod.HEAD);
        answered(
                whole ? response.end() : response.sendFile(found.file(), found.offset(), found.length()),
                found.status());
    }

    @Override
    void cancel() {}

    @Override
    void sweep(long now) {}

    @Override
    void released() {}
}
