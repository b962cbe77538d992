package com.aimixup.domain.payments;

/** Who took the money. */
public enum Shop { PADDLE, APP_STORE, MAC_APP_STORE, PLAY_STORE, AMAZON, STRIPE, RC_BILLING, ROKU }
