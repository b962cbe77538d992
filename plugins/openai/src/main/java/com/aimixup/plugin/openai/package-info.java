/** The models of OpenAI: the Responses API, chat completions where needed, and pictures. */
package com.aimixup.plugin.openai;
