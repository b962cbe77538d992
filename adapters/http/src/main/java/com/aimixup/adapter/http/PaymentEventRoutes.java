package com.aimixup.adapter.http;

import com.aimixup.application.payments.PaymentSource;
import com.aimixup.application.payments.PaymentUseCases;
import java.util.List;

/** Where payment services tell what happened. Who calls is known by the signature alone. */
final class PaymentEventRoutes implements Route.Group {
    /** Many times what they send. */
    private static final int BYTES_MAX = 256 * 1024;
    private final PaymentUseCases payments;

    PaymentEventRoutes(PaymentUseCases payments) {
        this.payments = payments;
    }

    @Override
    public List<Route> routes() {
        return payments.sources().stream().map(source -> Route.open("POST",
                "/webhooks/" + source.name(), call -> receive(source, call))).toList();
    }

    private Reply receive(PaymentSource source, Call call) {
        return switch (payments.receive().handle(source, call.headers(), call.bytes(BYTES_MAX))) {
            case KEPT, KEPT_BEFORE -> Reply.ok(new JsonObject().put("kept", true));
            case FORGED -> Reply.of(ProblemType.NOT_GENUINE,
                    "Send the event as it is, with its signature, in time.");
            case MALFORMED -> Reply.of(ProblemType.EVENT_NOT_READABLE,
                    "Send an event with id, type and time.");
            case NOT_IN_USE -> Reply.of(ProblemType.NOT_FOUND,
                    "This service is not in use here.");
        };
    }
}
