package io.grocellery.gateway.proxy;

import io.grocellery.gateway.ledger.Account;
import io.grocellery.gateway.trace.Trace;
import io.grocellery.gateway.wire.HeaderRules;
import io.grocellery.gateway.wire.Refusal;
import io.grocellery.gateway.wire.RequestScreen;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One accepted request until it has its outcome: answered, broken off, or left by the client. Exactly one of them, once;
 * the ledger is written here and nowhere else.
 */
abstract class Exchange implements RequestScreen.BodyListener {

    final ProxyLoop loop;
    final HttpServerRequest request;
    final HttpServerResponse response;
    final String requestId;
    final @Nullable Trace trace;
    private final Account account;
    private final @Nullable Account journey;
    private final RequestScreen screen;
    private final long beganAt;
    private boolean settled;
    private boolean answering;
    private boolean closeAfterwards;

    Exchange(
            ProxyLoop loop,
            HttpServerRequest request,
            String requestId,
            Account account,
            @Nullable Account journey,
            @Nullable Trace trace) {
        this.loop = loop;
        this.request = request;
        this.response = request.response();
        this.requestId = requestId;
        this.account = account;
        this.journey = journey;
        this.trace = trace;
        this.screen = loop.screenOf(request);
        this.beganAt = loop.nanos();
    }

    /** Opens the books and listens for the client's leaving. */
    final void accept() {
        inBooks(book -> book.accept(loop.second()));
        loop.alive().add(this);
        screen.begin(this);
        closeAfterwards = HeaderRules.closes(request.headers());
        response.closeHandler(gone -> clientGone());
    }

    final Account account() {
        return account;
    }

    /** The book of the journey that it is part of. */
    final @Nullable Account journey() {
        return journey;
    }

    /** What becomes of a request stands in the book of its release and in that of its journey alike. */
    private void inBooks(Consumer<Account> entry) {
        entry.accept(account);
        if (journey != null) {
            entry.accept(journey);
        }
    }

    final boolean settled() {
        return settled;
    }

    /** Whether the last part of an answer is on its way. */
    final boolean answering() {
        return answering;
    }

    /** The answer ends with this write; its outcome is the request's. */
    final void answered(Future<Void> written, int status) {
        answering = true;
        written.onComplete(result -> {
            if (result.succeeded()) {
                complete(status);
            } else {
                clientGone();
            }
        });
    }

    /** Answers by a problem document if nothing was sent yet; otherwise all that is left is to break off. */
    final void refuse(Refusal refusal) {
        if (settled || answering) {
            return;
        }
        cancel();
        if (response.headWritten()) {
            breakOff();
        } else {
            closeUnlessRead();
            tellTrace();
            answered(loop.sendProblem(request, requestId, refusal, closeAfterwards), refusal.status());
        }
    }

    @Override
    public final void bodyRefused(Refusal refusal) {
        closeAfterwards = true;
        refuse(refusal);
        if (!answering && !settled) {
            request.connection().close();
        }
    }

    /** The answer cannot be finished: the client learns it from the connection's end. */
    final void breakOff() {
        if (settle()) {
            long micros = micros();
            inBooks(book -> book.breakOff(loop.second(), micros));
            endTrace("the answer broke off");
            cancel();
            request.connection().close();
        }
    }

    /** Says in the answer's head which trace this is, unless nobody begins one for such requests. */
    final void tellTrace() {
        if (trace != null) {
            trace.tell(response.headers());
        }
    }

    /** The connection must end with this answer because the request's body will not be read. */
    final boolean closeUnlessRead() {
        closeAfterwards |= !request.isEnded() && loop.hasBody(request);
        return closeAfterwards;
    }

    final void closeAfterwards() {
        closeAfterwards = true;
    }

    /** Gives up whatever the gateway itself has going for this request. */
    abstract void cancel();

    /** Called every so often; what takes too long ends here. */
    abstract void sweep(long now);

    /** Called once, with the outcome. */
    abstract void released();

    private void complete(int status) {
        if (settle()) {
            long micros = micros();
            inBooks(book -> book.complete(loop.second(), status, micros));
            if (trace != null) {
                trace.answered(status);
            }
            if (closeAfterwards) {
                loop.lingerAndClose(request);
            }
        }
    }

    private void clientGone() {
        if (settle()) {
            inBooks(book -> book.abort(loop.second()));
            endTrace("the client left");
            cancel();
        }
    }

    private void endTrace(String how) {
        if (trace != null) {
            trace.ended(how);
        }
    }

    private boolean settle() {
        if (settled) {
            return false;
        }
        settled = true;
        loop.alive().remove(this);
        screen.end();
        released();
        return true;
    }

    private long micros() {
        return (loop.nanos() - beganAt) / 1000;
    }
}
