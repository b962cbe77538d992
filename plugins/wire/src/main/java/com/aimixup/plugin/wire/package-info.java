/**
 * What every provider over HTTP needs and nothing more: one call that streams and can be stopped,
 * its framing, its limits, and what a status means. A plugin takes this jar along in its folder.
 */
package com.aimixup.plugin.wire;
