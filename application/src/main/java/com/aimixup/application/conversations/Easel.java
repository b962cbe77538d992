package com.aimixup.application.conversations;

import com.aimixup.application.credits.Holds;
import com.aimixup.application.credits.Receipts;
import com.aimixup.application.files.FileIntake.Arrived;
import com.aimixup.application.images.PictureKeeping;
import com.aimixup.application.providers.Asking;
import com.aimixup.application.providers.CallSwitch;
import com.aimixup.application.providers.Counting;
import com.aimixup.application.runtime.Patience;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.State;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.images.Picture;
import com.aimixup.domain.images.PicturePrice;
import com.aimixup.domain.images.Provenance;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import java.util.List;
import java.util.Optional;

/**
 * Lets one agent draw: asks its provider, once, and makes the picture a file in the transaction
 * that settles. Whatever goes wrong costs nothing, and no picture is kept that is not paid.
 */
final class Easel {
    private static final String STORAGE_FULL = "storage-full";
    private static final String STOP = "stop";

    sealed interface Result {
        record Stored(Message answer) implements Result {}

        /** Nothing has been stored. */
        record Failed(String code) implements Result {}
    }

    private final PictureKeeping pictures;
    private final Holds holds;
    private final Conversations conversations;
    private final Messages messages;
    private final Transactions transactions;
    private final Patience patience;

    Easel(PictureKeeping pictures, Holds holds, Conversations conversations, Messages messages,
            Transactions transactions, Patience patience) {
        this.pictures = pictures;
        this.holds = holds;
        this.conversations = conversations;
        this.messages = messages;
        this.transactions = transactions;
        this.patience = patience;
    }

    /** No transaction is open while the provider is asked or bytes are stored. */
    Result draw(Turn turn, Go go, ImageRequest request, CallSwitch calls) {
        if (patience.run(() -> pictures.isFull(turn.account())))
            return new Result.Failed(STORAGE_FULL);
        return switch (ask(go, request, calls)) {
            case ImageOutcome.Failed(var failure, _) -> new Result.Failed(failure.code());
            case ImageOutcome.Cancelled _ -> new Result.Failed("cancelled");
            case ImageOutcome.Drawn(var drawn, _) when drawn.isEmpty() ->
                    new Result.Failed(new ProviderFailure.Refused().code());
            case ImageOutcome.Drawn(var drawn, var usage) ->
                    keep(turn, go, request, drawn.subList(0, 1), usage);
        };
    }

    private static ImageOutcome ask(Go go, ImageRequest request, CallSwitch calls) {
        try (var call = calls.open()) {
            return Asking.images(go.voice().provider(), go.agent().model(), request, call);
        }
    }

    private Result keep(Turn turn, Go go, ImageRequest request,
            List<ImageOutcome.Picture> drawn, Usage usage) {
        var arrived = patience.run(() -> pictures.take(turn.account(), drawn));
        if (arrived.isEmpty()) return new Result.Failed(new ProviderFailure.Protocol().code());
        return patience.run(() -> transactions.run(() ->
                settle(turn, go, request, arrived.get(), usage)));
    }

    /**
     * Locks in the order of all others, so that an answer that is open stays so. One that is not,
     * because its conversation was removed or its node was taken for dead, costs nothing, and its
     * bytes stay without a file and are swept.
     */
    private Result settle(Turn turn, Go go, ImageRequest request, List<Arrived> arrived,
            Usage usage) {
        var account = turn.account();
        var within = conversations.lock(account, turn.conversation());
        var hold = go.hold().flatMap(held -> holds.lockOpen(account, held.id()));
        var current = within.flatMap(_ -> messages.find(account, go.message()));
        if (current.filter(answer -> answer.state() == State.OPEN).isEmpty()) {
            hold.ifPresent(open -> holds.close(account, open, Credits.ZERO));
            return current.<Result>map(Result.Stored::new)
                    .orElseGet(() -> new Result.Failed("interrupted"));
        }
        var bill = PicturePrice.bill(go.voice().tariff(), Counting.amounts(usage),
                usage.estimated(), go.asked().bytes(), arrived.size());
        var price = bill.charged().atMost(hold.map(Hold::limit).orElse(Credits.ZERO));
        var kept = pictures.keep(arrived, new PictureKeeping.Origin(
                new Provenance.Source.Answer(go.message()), go.agent().model(),
                Private.of(request.prompt())), price);
        if (kept.isEmpty()) return new Result.Failed(STORAGE_FULL);
        var answer = go.message(State.COMPLETE, Private.of(""), new Answer(go.agent().model(),
                go.brief(), Optional.of(STOP), false, bill.usage(), price, bill.estimated()))
                .drawn(kept.get().stream().map(Picture::file).toList());
        if (!messages.complete(account, answer))
            throw new IllegalStateException("an answer was ended without the lock of its turn");
        hold.ifPresent(open -> holds.close(account, open, price, new Receipts.Bill(
                new Receipts.About(Receipts.Work.ANSWER, go.message().value(),
                        Optional.of(turn.conversation().value()),
                        Optional.of(go.agent().id().value())),
                go.agent().model(), Optional.of(go.voice().tariff()),
                PicturePrice.paid(go.voice().tariff(), bill.usage()), bill.estimated())));
        return new Result.Stored(answer);
    }
}
