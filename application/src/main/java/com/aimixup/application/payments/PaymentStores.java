package com.aimixup.application.payments;

/** What is kept of payments. */
public record PaymentStores(PaymentEvents events, Purchases purchases, Checkouts checkouts,
        Subscriptions subscriptions, Debts debts, ShopChanges changes) {}
