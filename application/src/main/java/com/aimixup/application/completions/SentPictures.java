package com.aimixup.application.completions;

import com.aimixup.application.files.CleanBytes;
import com.aimixup.application.files.Pictures;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;

/**
 * Pictures within messages go on without where and by what they were made ({@code share.minimal}),
 * also where they were sent as files.
 */
final class SentPictures {
    private final CleanBytes cleaning;

    SentPictures(CleanBytes cleaning) {
        this.cleaning = cleaning;
    }

    /** @throws Pictures.NotTaken if one is not taken, or is none */
    ChatRequest cleaned(ChatRequest sent) {
        if (sent.messages().stream().flatMap(message -> message.parts().stream())
                .noneMatch(part -> part instanceof Part.Image || part instanceof Part.File))
            return sent;
        return new ChatRequest(sent.model(), sent.instructions(),
                sent.messages().stream().map(message -> new Message(message.role(),
                        message.parts().stream().map(this::cleaned).toList())).toList(),
                sent.outputTokensMax(), sent.temperature(), sent.reasoningEffort(),
                sent.timeout(), sent.tools(), sent.format());
    }

    private Part cleaned(Part part) {
        return switch (part) {
            case Part.Image(_, var bytes) -> {
                var known = cleaning.of(bytes);
                if (!known.isPicture()) throw new Pictures.NotTaken(Pictures.Reason.BROKEN);
                yield new Part.Image(known.mediaType(), known.bytes());
            }
            case Part.File(var name, var said, var bytes) -> {
                var known = cleaning.of(bytes);
                yield new Part.File(name, known.isPicture() ? known.mediaType() : said,
                        known.bytes());
            }
            case Part.Text _, Part.ToolCall _, Part.ToolResult _ -> part;
        };
    }
}
