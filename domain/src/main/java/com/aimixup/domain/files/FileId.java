package com.aimixup.domain.files;

import java.util.UUID;

public record FileId(UUID value) {}
