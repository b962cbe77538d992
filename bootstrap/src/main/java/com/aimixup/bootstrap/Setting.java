package com.aimixup.bootstrap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that the operator can set. In the environment it is {@code AIMIXUP_} and the constant,
 * in the YAML file the constant in lower case. docs/operations.md has a row for each.
 */
public enum Setting {
    PORT("8080", "port of the API; 0 for any free one"),
    HOST("127.0.0.1", "address that the API listens on"),
    OBSERVE_PORT("8081", "port of health and metrics, on the loopback address only; 0 for any"),
    TRUSTED_PROXIES("", "addresses or ranges,… of proxies that say where requests come from"),
    TLS_CERTIFICATE("", "PEM file of the certificate and its chain; empty for no TLS here"),
    TLS_KEY("", "PEM file of the certificate's private key"),
    DATA("./data", "folder of the database, keys, plugins' state and logs"),
    DATABASE_URL("", "a PostgreSQL server to use instead of the embedded one"),
    DATABASE_PASSWORD("", "its password, if the URL has none"),
    DATABASE_PORT("0", "port of the embedded PostgreSQL on the loopback address; 0 for any"),
    DATABASE_CONNECTIONS("10", "how many connections the server keeps"),
    PLUGINS("./plugins", "folder of provider jars"),
    KIT("./kit", "folder of the conformance kit, which plugin check runs"),
    EGRESS_ALLOW("", "host or host:port,… that plugins may reach besides what they declare"),
    MASTER_KEY("", "master keys as VERSION:BASE64,…; empty for files in the data folder"),
    BCRYPT_COST("12", "cost of password hashing, 12 or more in real use"),
    REQUESTS_PER_ACCOUNT("600", "requests a minute of one person and their keys"),
    REQUESTS_PER_KEY("300", "requests a minute of one API key"),
    REQUESTS_PER_ORIGIN("3000", "requests a minute from one client address"),
    ATTEMPTS_PER_ORIGIN("20", "wrong attempts of one address before it has to wait"),
    ISSUER("https://aimixup.local", "issuer named in access tokens"),
    VERIFY_FIRST("true", "whether nobody logs in before the link of the first mail was used"),
    ANSWER_SECONDS("300", "how long one answer of an agent may take"),
    LEASE_SECONDS("15", "after which silence of its node a turn counts as abandoned"),
    TURNS_PER_ACCOUNT("4", "how many turns one person may have under way"),
    FILE_MEGABYTES("50", "how large one file may be"),
    STORAGE_MEGABYTES("1000", "how much room the files of one person may take up"),
    OBJECTS_BUCKET("", "bucket for the bytes of files; empty for the data folder"),
    OBJECTS_ENDPOINT("", "URL of a store that speaks S3; empty for Amazon's"),
    OBJECTS_REGION("us-east-1", "region of the bucket"),
    OBJECTS_PREFIX("", "what the names in the bucket begin with"),
    OBJECTS_KEY_ID("", "id of the bucket's keys; empty for what the machine's role gives"),
    OBJECTS_SECRET_KEY("", "secret key that goes with the id"),
    PRODUCTS("", "YAML file of what people can buy; without it nothing"),
    PADDLE_WEBHOOK_SECRET("", "secrets,… that Paddle signs its events with; none if not in use"),
    PADDLE_TOLERANCE_SECONDS("5", "how old or early a signature of Paddle may be"),
    PADDLE_API_KEY("", "key for Paddle's API; without it nobody can pay in the web"),
    PADDLE_API_URL("https://api.paddle.com", "where Paddle's API is"),
    REVENUECAT_WEBHOOK_AUTHORIZATION("", "what RevenueCat sends as Authorization, whole"),
    REVENUECAT_API_KEY("", "key for RevenueCat's API; without it nobody can restore purchases"),
    REVENUECAT_API_URL("https://api.revenuecat.com/v1", "where RevenueCat's API is"),
    REVENUECAT_SANDBOX("false", "whether purchases in a sandbox count; never in production"),
    GRANTS_PERSON("10000", "most credits that the operator gives one person in a day"),
    GRANTS_DAY("100000", "most credits that the operator gives away in a day"),
    LINKS("https://aimixup.local", "what the addresses of links in mails begin with"),
    PASSKEY_SITE("", "domain that passkeys are for; empty for that of the links"),
    PASSKEY_PAGES("", "pages,… that may ask for passkeys; empty for that of the links"),
    MAIL_FROM("AiMixUp <no-reply@aimixup.local>", "sender of mails"),
    SMTP_HOST("", "mail server; empty for files in the data folder"),
    SMTP_PORT("587", "its port"),
    SMTP_SECURITY("starttls", "starttls, tls, or none for a server on this machine"),
    SMTP_USER("", "who logs in to it; empty for nobody"),
    SMTP_PASSWORD("", "the password that goes with the user"),
    STOP_SECONDS("20", "how long a stopping server lets running turns finish"),
    HEARTBEAT_SECONDS("15", "pause between signs of life in a silent event stream"),
    LOG_LEVEL("INFO", "SEVERE, WARNING, INFO, FINE or FINER"),
    CONFIG("", "YAML file with these settings"),
    DEMO_TEXT("", "what the person of the demo says");

    private final String preset;
    private final String meaning;

    Setting(String preset, String meaning) {
        this.preset = preset;
        this.meaning = meaning;
    }

    public String variable() {
        return "AIMIXUP_" + name();
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is if nobody sets it. */
    public String preset() {
        return preset;
    }

    public String meaning() {
        return meaning;
    }

    /** Given by the environment or by a file only, never in the YAML file. */
    boolean isSecret() {
        return switch (this) {
            case MASTER_KEY, DATABASE_PASSWORD, OBJECTS_SECRET_KEY, PADDLE_WEBHOOK_SECRET,
                    PADDLE_API_KEY, REVENUECAT_WEBHOOK_AUTHORIZATION, REVENUECAT_API_KEY,
                    SMTP_PASSWORD -> true;
            default -> false;
        };
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
    }
}
