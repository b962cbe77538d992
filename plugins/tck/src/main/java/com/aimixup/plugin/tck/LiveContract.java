package com.aimixup.plugin.tck;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ProviderFactory;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One short question to the provider itself, where the environment has a key for it. */
public abstract class LiveContract {

    protected abstract ProviderFactory factory();

    /** A model that costs little. */
    protected abstract String model();

    @Test
    void theRealOneAnswers() {
        var variable = "AIMIXUP_" + factory().id().toUpperCase(Locale.ROOT) + "_API_KEY";
        var key = System.getenv().getOrDefault(variable, "");
        if (key.isBlank()) {
            System.out.println("skipped: " + factory().id() + " itself, for want of " + variable);
        }
        assumeFalse(key.isBlank(), variable + " is not set");
        try (var surroundings = new Surroundings(Map.of("api_key", key));
                var provider = factory().create(surroundings)) {
            assertFalse(provider.models().isEmpty());
            var listener = new Listener();
            var outcome = provider.chat(Take.question(model()), listener, new Brake());
            var completed = assertInstanceOf(ChatOutcome.Completed.class, outcome);
            assertFalse(listener.text().isEmpty());
            assertFalse(completed.usage().isNone());
        }
    }
}
