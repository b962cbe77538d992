package com.aimixup.plugin.spi;

/** How an answer ended. */
public sealed interface ChatOutcome {

    /** What is to be billed; {@link Usage#NONE} if the provider told nothing. */
    Usage usage();

    /** The provider's own good end was seen; a closed connection alone is not one. */
    record Completed(FinishReason reason, Usage usage) implements ChatOutcome {}

    /** Text that went to the sink before stands and is kept as a partial answer. */
    record Failed(ProviderFailure failure, Usage usage) implements ChatOutcome {}

    /** The cancellation was obeyed. */
    record Cancelled(Usage usage) implements ChatOutcome {}

    enum FinishReason { STOP, LENGTH, REFUSAL, TOOL_CALLS, OTHER }
}
