package com.aimixup.application.privacy;

import com.aimixup.domain.accounts.AccountId;
import java.util.UUID;

/**
 * Where a sealed value lives. It is authenticated with the value, so a ciphertext that is moved to
 * another row, column or person does not open.
 */
public record FieldRef(AccountId account, String table, String column, UUID row) {}
