package com.aimixup.application.completions;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import com.aimixup.plugin.spi.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An answer that is paid for and may be asked for, once. */
public interface Completion {

    /** Names it here and to whoever asked. */
    UUID id();

    Instant begunAt();

    AccountId account();

    /**
     * Blocks until all is said and settled; no transaction is open while a provider is asked. The
     * listener is called by this thread alone.
     */
    Ended run(Listener listener);

    /** Ends the calls under way, from another thread; what was said is charged. */
    void cancel();

    /** Where the words go while they arrive. */
    interface Listener {
        /** Who says what follows, where there are several. */
        void speaker(Private<String> name);

        void text(String piece);

        void reasoning(String piece);

        void toolCall(ToolCall call);
    }

    /**
     * How it ended.
     *
     * @param outcome of the last who spoke; failed only if nobody was understood
     */
    record Ended(ChatOutcome outcome, List<Spoken> spoken) {
        public Ended {
            spoken = List.copyOf(spoken);
        }

        public Credits charged() {
            return spoken.stream().map(Spoken::charged).reduce(Credits.ZERO, Credits::plus);
        }

        /** The exact sum of what each used. */
        public Usage usage() {
            return Usages.sum(spoken.stream().map(Spoken::usage).toList());
        }
    }

    /**
     * What one call came to.
     *
     * @param author who said it; empty if nobody was to hear it
     */
    record Spoken(ModelRef model, Optional<Private<String>> author, ChatOutcome outcome,
            Private<String> text, Usage usage, Credits charged) {

        Spoken by(Optional<Private<String>> name) {
            return new Spoken(model, name, outcome, text, usage, charged);
        }
    }
}
