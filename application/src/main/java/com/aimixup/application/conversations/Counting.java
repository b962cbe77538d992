package com.aimixup.application.conversations;

import com.aimixup.domain.credits.TokenEstimate;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.Usage;
import java.util.EnumMap;
import java.util.Map;

/** What a call used: the provider's last figures; ours where it gave none although it spoke. */
final class Counting {
    private Counting() {}

    /**
     * @param text what was said
     * @param told what was told in between
     */
    static Usage usage(ChatRequest request, String text, Usage told, ChatOutcome outcome) {
        if (!outcome.usage().isNone()) return outcome.usage();
        if (!told.isNone()) return told;
        if (text.isEmpty() && !(outcome instanceof ChatOutcome.Completed)) return Usage.NONE;
        var input = TokenEstimate.of(request.instructions());
        for (var message : request.messages())
            for (var part : message.parts())
                if (part instanceof Part.Text(var words)) input += TokenEstimate.of(words);
        return new Usage(Map.of(Usage.Unit.INPUT, input,
                Usage.Unit.OUTPUT, TokenEstimate.of(text)), true);
    }

    static Map<UsageUnit, Long> amounts(Usage usage) {
        var amounts = new EnumMap<UsageUnit, Long>(UsageUnit.class);
        usage.amounts().forEach((unit, n) -> amounts.put(UsageUnit.valueOf(unit.name()), n));
        return amounts;
    }
}
