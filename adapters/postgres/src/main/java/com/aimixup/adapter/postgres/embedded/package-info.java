/** A private PostgreSQL for those without a server of their own: unpacked, started, adopted. */
package com.aimixup.adapter.postgres.embedded;
