package com.aimixup.domain.access;

/** What an API key may be used for. What models there are and cost, every key may read. */
public enum Scope {
    /** Answers that are not kept here: chat completions and responses. */
    CHAT,
    IMAGES,
    /** Conversations, their agents, turns and messages. */
    CONVERSATIONS,
    FILES,
    /** Reading, and only that: the account, its credits, and what was disclosed. */
    ACCOUNT
}
