package com.aimixup.domain.conversations;

import java.util.UUID;

public record MessageId(UUID value) {}
