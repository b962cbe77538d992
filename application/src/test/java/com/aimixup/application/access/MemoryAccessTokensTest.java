package com.aimixup.application.access;

final class MemoryAccessTokensTest extends AccessTokensContract {
    private final AccessTokens tokens = new MemoryAccessTokens();
    private final AccessTokens others = new MemoryAccessTokens();

    @Override
    protected AccessTokens tokens() {
        return tokens;
    }

    @Override
    protected AccessTokens others() {
        return others;
    }
}
