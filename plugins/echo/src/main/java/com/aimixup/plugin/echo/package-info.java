/**
 * The sandbox provider: answers, refuses and fails as its models say, always in the same way,
 * without a network and without a price. For people who try the product, and for tests.
 */
package com.aimixup.plugin.echo;
