/** What Paddle and RevenueCat send: whether it is genuine, and what it says. */
package com.aimixup.adapter.payments;
