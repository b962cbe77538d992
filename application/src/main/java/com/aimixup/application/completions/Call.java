package com.aimixup.application.completions;

import com.aimixup.application.completions.Completion.Spoken;
import com.aimixup.application.completions.Purse.Paid;
import com.aimixup.application.providers.Asking;
import com.aimixup.application.providers.Counting;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatSink;
import java.util.Optional;

/** Asks a provider once, passes on what it says, and settles what was held for it. */
final class Call {
    private Call() {}

    static Spoken run(Paid paid, Purse purse, ChatSink sink, Cancellation cancellation) {
        var model = paid.ask().model();
        var heard = Asking.chat(paid.ask().provider(), model, paid.request(), sink, cancellation);
        var usage = heard.usage();
        var price = paid.ask().tariff().price(Counting.amounts(usage)).orElse(paid.limit());
        var charged = purse.settle(paid, usage.isNone() ? Credits.ZERO : price, usage);
        return new Spoken(model, Optional.of(Private.of(model.provider() + '/' + model.model())),
                heard.outcome(), heard.text(), usage, charged);
    }
}
