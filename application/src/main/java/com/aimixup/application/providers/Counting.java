package com.aimixup.application.providers;

import com.aimixup.domain.credits.TokenEstimate;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.Usage;
import java.util.EnumMap;
import java.util.Map;

/** What is to be charged of a call. */
public final class Counting {
    private Counting() {}

    /**
     * The provider's last figures; ours where it gave none although it spoke.
     *
     * @param told what it told on its way
     * @param said what it said, calls of tools included
     */
    public static Usage of(ChatRequest request, ChatOutcome outcome, Usage told, String said) {
        if (!outcome.usage().isNone()) return outcome.usage();
        if (!told.isNone()) return told;
        if (said.isEmpty() && !(outcome instanceof ChatOutcome.Completed)) return Usage.NONE;
        var input = TokenEstimate.of(request.instructions());
        for (var message : request.messages())
            for (var part : message.parts())
                if (part instanceof Part.Text(var words)) input += TokenEstimate.of(words);
        return new Usage(Map.of(Usage.Unit.INPUT, input,
                Usage.Unit.OUTPUT, TokenEstimate.of(said)), true);
    }

    public static Map<UsageUnit, Long> amounts(Usage usage) {
        var amounts = new EnumMap<UsageUnit, Long>(UsageUnit.class);
        usage.amounts().forEach((unit, n) -> amounts.put(UsageUnit.valueOf(unit.name()), n));
        return amounts;
    }
}
