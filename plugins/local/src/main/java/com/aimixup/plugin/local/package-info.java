/** Models in the house: Ollama, and servers that speak like OpenAI. */
package com.aimixup.plugin.local;
