package com.aimixup.domain.credits;

import java.util.UUID;

/** Names a hold by what it is for, so that the same work cannot be held twice. */
public record HoldId(UUID value) {}
