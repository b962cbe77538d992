/** PostgreSQL: the stores, transactions and migrations. */
package com.aimixup.adapter.postgres;
