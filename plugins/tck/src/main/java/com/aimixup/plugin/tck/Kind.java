package com.aimixup.plugin.tck;

/** What a recording shows. */
public enum Kind {
    /** A whole answer; its text is not all ASCII. */
    ANSWER,
    /** A whole answer with visible reasoning before it. */
    REASONING,
    /** A whole answer that shows how usage is counted. */
    USAGE,
    /** An answer that ends at its limit. */
    LENGTH,
    /** The model declines. */
    REFUSAL,
    /** A picture inside an answer. */
    PICTURE,
    /** A stream without its end. */
    TRUNCATED,
    /** A failure after the first words. */
    LATE_FAILURE,
    /** A failure in an answer of status 200, before the first word. */
    EARLY_FAILURE,
    RATE_LIMITED,
    OVERLOADED,
    BAD_KEY,
    /** Anything else that is worth showing. */
    OTHER
}
