package com.aimixup.application.files;

/**
 * @param fileBytes the most that one file may have
 * @param accountBytes the most that all files of a person may have together
 */
public record FileLimits(long fileBytes, long accountBytes) {}
