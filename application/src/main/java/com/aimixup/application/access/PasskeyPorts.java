package com.aimixup.application.access;

/** What passkeys need. */
public record PasskeyPorts(Passkeys passkeys, PasskeyChallenges challenges,
        Ceremonies ceremonies) {}
