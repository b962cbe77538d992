package com.aimixup.domain.conversations;

import com.aimixup.domain.conversations.Message.Author;
import com.aimixup.domain.privacy.Private;
import java.util.List;

/**
 * What an agent that draws is told: its instructions, and what the person last wrote in the branch.
 * Nothing else of the conversation: no names, no earlier messages, no answers, no files ({@code
 * share.minimal}).
 */
public final class PicturePrompt {
    private PicturePrompt() {}

    /** @param branch oldest first */
    public static Private<String> of(Agent agent, List<Message> branch) {
        var question = branch.reversed().stream()
                .filter(message -> message.author() instanceof Author.Person)
                .map(message -> message.text().reveal()).findFirst().orElse("");
        var own = agent.instructions().reveal();
        return Private.of(own.isBlank() ? question : own + "\n\n" + question);
    }
}
