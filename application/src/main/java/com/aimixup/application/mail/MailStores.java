package com.aimixup.application.mail;

/** What is kept of mails. */
public record MailStores(Outbox outbox, MailTokens tokens) {}
