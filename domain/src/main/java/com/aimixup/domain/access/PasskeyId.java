package com.aimixup.domain.access;

import java.util.UUID;

/** Names a passkey to its owner. */
public record PasskeyId(UUID value) {}
