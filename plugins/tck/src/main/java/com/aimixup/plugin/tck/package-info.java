/**
 * The conformance kit: what every provider promises, as JUnit classes that a provider's tests
 * extend. {@link com.aimixup.plugin.tck.ProviderContract} is for all, {@link
 * com.aimixup.plugin.tck.HttpProviderContract} and {@link
 * com.aimixup.plugin.tck.HttpDrawingContract} for those that talk to a server, whose answers are
 * recorded and played back by {@link com.aimixup.plugin.tck.ReplayServer}.
 */
package com.aimixup.plugin.tck;
