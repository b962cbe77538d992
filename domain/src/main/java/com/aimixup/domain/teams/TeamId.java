package com.aimixup.domain.teams;

import java.util.UUID;

public record TeamId(UUID value) {}
