/**
 * The protocols that OpenAI made and others speak: Responses, chat completions, images, lists of
 * models. Where a provider differs, it says so in its own package.
 */
package com.aimixup.plugin.compatible;
