package com.aimixup.domain.access;

import java.util.UUID;

public record ApiKeyId(UUID value) {}
