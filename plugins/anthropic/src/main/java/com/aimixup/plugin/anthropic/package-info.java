/** Anthropic: messages. */
package com.aimixup.plugin.anthropic;
