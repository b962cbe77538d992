package com.aimixup.domain.images;

import com.aimixup.domain.files.FileId;

/**
 * A picture that was drawn, in the file that it became.
 *
 * @param mediaType what its bytes say it is
 * @param size in bytes
 */
public record Picture(FileId file, String mediaType, long size) {}
