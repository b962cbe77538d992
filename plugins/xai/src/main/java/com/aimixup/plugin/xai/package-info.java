/** The models of xAI: like OpenAI's, but for the traps that stand where they are avoided. */
package com.aimixup.plugin.xai;
