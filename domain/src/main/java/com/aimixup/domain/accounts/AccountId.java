package com.aimixup.domain.accounts;

import java.util.UUID;

/** One person's account. Unguessable, and the only name by which logs and audit know a person. */
public record AccountId(UUID value) {}
