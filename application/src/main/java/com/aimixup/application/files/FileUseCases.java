package com.aimixup.application.files;

/** What a person can do with files, and how much of it. */
public record FileUseCases(UploadFile upload, ReadFiles read, RemoveFile remove,
        FileLimits limits) {}
