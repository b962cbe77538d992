/**
 * The host of provider plugins: finds their jars, gives each a class loader of its own, starts what
 * can be started, sets the rest aside with a reason, and supervises every call into their code.
 */
package com.aimixup.adapter.plugins;
