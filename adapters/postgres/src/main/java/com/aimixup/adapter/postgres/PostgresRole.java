package com.aimixup.adapter.postgres;

/** The roles of the database; what each may do stands in the change logs. */
public enum PostgresRole {
    /** The private server's superuser: backups, and a person who must look. */
    SUPERUSER("postgres"),
    /** Owns the database and changes its schema. */
    OWNER("aimixup_owner"),
    /** The running program. Cannot change or delete what is append-only. */
    APP("aimixup_app"),
    /** Reports. */
    READ_ONLY("aimixup_readonly");

    private final String sqlName;

    PostgresRole(String sqlName) {
        this.sqlName = sqlName;
    }

    public String sqlName() {
        return sqlName;
    }
}
