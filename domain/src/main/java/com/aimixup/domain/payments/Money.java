package com.aimixup.domain.payments;

import java.util.Currency;

/**
 * An amount as a shop tells it.
 *
 * @param minor in the currency's smallest unit: cents, or yen
 */
public record Money(long minor, Currency currency) {}
