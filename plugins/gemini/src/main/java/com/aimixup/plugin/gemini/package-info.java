/** The models of Google Gemini: answers and pictures. */
package com.aimixup.plugin.gemini;
