package com.aimixup.adapter.objects;

import com.aimixup.application.files.Pictures;
import java.io.InputStream;
import java.util.Set;

/**
 * Leaves in a picture what is needed to show it, and how it is to be turned; drops the rest. What
 * is kept is listed, so that what nobody thought of is dropped.
 */
public final class CleanPictures implements Pictures {
    /** Have no room for where they were made, or are text that is nobody's camera's. */
    private static final Set<String> HARMLESS =
            Set.of("image/bmp", "image/vnd.microsoft.icon", "image/svg+xml");

    private final long pixelsMost;

    public CleanPictures(long pixelsMost) {
        this.pixelsMost = pixelsMost;
    }

    @Override
    public InputStream cleaned(String mediaType, InputStream bytes) {
        return switch (mediaType) {
            case "image/jpeg" -> new CleanJpeg(bytes, pixelsMost);
            case "image/png" -> new CleanPng(bytes, pixelsMost);
            case "image/webp" -> new CleanWebp(bytes, pixelsMost);
            case "image/gif" -> new CleanGif(bytes, pixelsMost);
            default -> {
                if (mediaType.startsWith("image/") && !HARMLESS.contains(mediaType))
                    throw new NotTaken(Reason.KIND);
                yield bytes;
            }
        };
    }
}
