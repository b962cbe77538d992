package com.aimixup.application.conversations;

import com.aimixup.application.providers.Questions;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Ration;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.images.PicturePrice;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What an agent's provider is asked for in one go: words, or a picture. */
sealed interface Asked {
    /** A token of a text has at least so few characters in the thriftiest of tokenisers. */
    int CHARACTERS_PER_TOKEN = 8;

    Ration.Ask ask(Tariff tariff);

    /** If the answer is as short as can be. */
    Credits atLeast(Tariff tariff);

    /** The same for an answer of at most this length, where it has one. */
    Asked within(int outputTokens);

    /** Of all that is going to be disclosed. */
    long bytes();

    Set<DataCategory> categories(Voice voice);

    /** @param inputTokens the most that it can be counted as */
    record Words(ChatRequest request, long inputTokens) implements Asked {
        @Override
        public Ration.Ask ask(Tariff tariff) {
            return new Ration.Words(tariff, inputTokens, request.outputTokensMax());
        }

        @Override
        public Credits atLeast(Tariff tariff) {
            var characters = (long) request.instructions().length();
            for (var message : request.messages())
                for (var part : message.parts())
                    if (part instanceof Part.Text(var text)) characters += text.length();
            return tariff.atLeast(characters / CHARACTERS_PER_TOKEN, 1);
        }

        @Override
        public Asked within(int outputTokens) {
            return new Words(request.withOutputTokensMax(outputTokens), inputTokens);
        }

        @Override
        public long bytes() {
            return Questions.bytes(request);
        }

        @Override
        public Set<DataCategory> categories(Voice voice) {
            return Prompts.categories(voice, request);
        }
    }

    record Drawing(ImageRequest request) implements Asked {
        @Override
        public Ration.Ask ask(Tariff tariff) {
            return new Ration.Piece(PicturePrice.atMost(tariff, bytes(), request.count()));
        }

        @Override
        public Credits atLeast(Tariff tariff) {
            return PicturePrice.atLeast(tariff,
                    request.prompt().length() / CHARACTERS_PER_TOKEN);
        }

        @Override
        public Asked within(int outputTokens) {
            return this;
        }

        @Override
        public long bytes() {
            return request.prompt().getBytes(StandardCharsets.UTF_8).length;
        }

        @Override
        public Set<DataCategory> categories(Voice voice) {
            return Set.of(DataCategory.PROMPT);
        }
    }
}
