/** PostgreSQL: the stores, transactions, migrations, and a private server for those without one. */
package com.aimixup.adapter.postgres;
