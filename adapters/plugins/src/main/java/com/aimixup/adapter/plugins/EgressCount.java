package com.aimixup.adapter.plugins;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.LongAdder;

/** How many bytes of bodies one provider sent and got, and how often the gate refused it. */
final class EgressCount {
    private final LongAdder sent = new LongAdder();
    private final LongAdder got = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /** Bodies only: the JDK does not tell what head and encryption add. */
    record Bytes(long sent, long got, long refusals) {}

    Bytes soFar() {
        return new Bytes(sent.sum(), got.sum(), refused.sum());
    }

    void refuse() {
        refused.increment();
    }

    BodyPublisher counted(BodyPublisher body) {
        return new BodyPublisher() {
            @Override
            public long contentLength() {
                return body.contentLength();
            }

            @Override
            public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
                body.subscribe(new Passing<ByteBuffer>(subscriber) {
                    @Override
                    public void onNext(ByteBuffer bytes) {
                        sent.add(bytes.remaining());
                        super.onNext(bytes);
                    }
                });
            }
        };
    }

    <T> BodyHandler<T> counted(BodyHandler<T> handler) {
        return head -> new Receiving<>(handler.apply(head));
    }

    private static class Passing<B> implements Subscriber<B> {
        private final Subscriber<? super B> next;

        Passing(Subscriber<? super B> next) {
            this.next = next;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            next.onSubscribe(subscription);
        }

        @Override
        public void onNext(B item) {
            next.onNext(item);
        }

        @Override
        public void onError(Throwable failure) {
            next.onError(failure);
        }

        @Override
        public void onComplete() {
            next.onComplete();
        }
    }

    private final class Receiving<T> extends Passing<List<ByteBuffer>>
            implements BodySubscriber<T> {
        private final BodySubscriber<T> next;

        Receiving(BodySubscriber<T> next) {
            super(next);
            this.next = next;
        }

        @Override
        public void onNext(List<ByteBuffer> pieces) {
            pieces.forEach(piece -> got.add(piece.remaining()));
            super.onNext(pieces);
        }

        @Override
        public CompletionStage<T> getBody() {
            return next.getBody();
        }
    }
}
