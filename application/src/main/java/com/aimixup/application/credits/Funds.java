package com.aimixup.application.credits;

import com.aimixup.domain.credits.Credits;
import java.util.Optional;

/**
 * What can be held now.
 *
 * @param boundBy the limit of the person's own that makes it less than there is
 */
public record Funds(Credits amount, Optional<Spending.Scope> boundBy) {}
