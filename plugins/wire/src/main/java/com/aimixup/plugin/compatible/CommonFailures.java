package com.aimixup.plugin.compatible;

import com.aimixup.plugin.spi.ProviderFailure;

/** What OpenAI's error codes mean; some come as the type, when there is no code. */
public final class CommonFailures implements Failures {

    @Override
    public ProviderFailure of(ErrorFields error, ProviderFailure otherwise) {
        return switch (error.code().isEmpty() ? error.type() : error.code()) {
            // A status of 429, too, but no waiting helps: somebody must act.
            case "insufficient_quota", "billing_hard_limit_reached", "billing_not_active",
                    "invalid_api_key", "account_deactivated" ->
                    new ProviderFailure.BadCredentials();
            case "context_length_exceeded", "string_above_max_length", "image_too_large" ->
                    new ProviderFailure.TooLong();
            case "content_policy_violation", "moderation_blocked", "invalid_prompt", "bio_policy",
                    "cyber_policy", "image_content_policy_violation", "content_filter",
                    "image_generation_user_error" -> new ProviderFailure.Refused();
            case "model_not_found" -> new ProviderFailure.Rejected("unknown-model");
            case "unsupported_parameter", "unsupported_value" ->
                    new ProviderFailure.Rejected("unsupported-parameter");
            case "rate_limit_exceeded" -> Failures.rateLimited(otherwise);
            case "slow_down", "server_is_overloaded" -> new ProviderFailure.Overloaded();
            default -> otherwise;
        };
    }
}
