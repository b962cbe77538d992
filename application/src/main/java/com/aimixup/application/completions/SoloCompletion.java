package com.aimixup.application.completions;

import com.aimixup.application.completions.Purse.Paid;
import com.aimixup.application.providers.CallSwitch;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import com.aimixup.plugin.spi.ChatSink;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One model's answer. */
final class SoloCompletion implements Completion {
    private final UUID id;
    private final Instant begunAt;
    private final Paid paid;
    private final Purse purse;
    private final CompletionRuns runs;
    private final CallSwitch calls = new CallSwitch();

    SoloCompletion(UUID id, Instant begunAt, Paid paid, Purse purse, CompletionRuns runs) {
        this.id = id;
        this.begunAt = begunAt;
        this.paid = paid;
        this.purse = purse;
        this.runs = runs;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public Instant begunAt() {
        return begunAt;
    }

    @Override
    public AccountId account() {
        return paid.account();
    }

    @Override
    public Ended run(Listener listener) {
        runs.add(this);
        try (var call = calls.open()) {
            var spoken = Call.run(paid, purse, sink(listener), call);
            return new Ended(spoken.outcome(), List.of(spoken));
        } finally {
            runs.remove(this);
        }
    }

    @Override
    public void cancel() {
        calls.cancel();
    }

    static ChatSink sink(Listener listener) {
        return new ChatSink() {
            @Override
            public void text(String piece) {
                listener.text(piece);
            }

            @Override
            public void reasoning(String piece) {
                listener.reasoning(piece);
            }

            @Override
            public void toolCall(ToolCall call) {
                listener.toolCall(call);
            }
        };
    }
}
