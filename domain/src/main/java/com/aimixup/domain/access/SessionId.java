package com.aimixup.domain.access;

import java.util.UUID;

/** One log-in on one device: the family of refresh tokens that descends from it. */
public record SessionId(UUID value) {}
