package com.aimixup.application.completions;

import com.aimixup.application.completions.CompleteTeam.Said;
import com.aimixup.application.completions.Completion.Spoken;
import com.aimixup.application.conversations.ImportConversation;
import com.aimixup.domain.access.ApiKey;
import com.aimixup.domain.conversations.Message.Author;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.ChatOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what was said as a conversation, for keys whose owner wants that: all that was sent and
 * what was answered, words alone. It is like one that was brought from elsewhere.
 */
public final class KeepCompletion {
    private static final Private<String> EARLIER = Private.of("The model, earlier");
    private final ImportConversation bring;

    public KeepCompletion(ImportConversation bring) {
        this.bring = bring;
    }

    /** @param asked oldest first, the last by the asker */
    public record Command(Optional<ApiKey> key, Completion completion, Private<String> title,
            List<Said> asked, Completion.Ended ended) {}

    /** @return whether it is kept now */
    public boolean handle(Command command) {
        var key = command.key().filter(ApiKey::stores);
        if (key.isEmpty() || !(command.ended().outcome() instanceof ChatOutcome.Completed))
            return false;
        var said = new ArrayList<ImportConversation.Said>();
        for (var one : command.asked()) add(said, one.byTeam()
                ? new Author.Imported(EARLIER) : new Author.Person(), one.text());
        for (Spoken one : command.ended().spoken())
            if (one.author().isPresent())
                add(said, new Author.Imported(one.author().get()), one.text());
        bring.handle(new ImportConversation.Command(key.get().account(),
                Private.of("completion/" + command.completion().id()), command.title(),
                Optional.of(command.completion().begunAt()), said,
                Optional.of(said.size() - 1)));
        return true;
    }

    private static void add(List<ImportConversation.Said> said, Author author,
            Private<String> text) {
        said.add(new ImportConversation.Said(
                said.isEmpty() ? Optional.empty() : Optional.of(said.size() - 1), author, text,
                Optional.empty()));
    }
}
