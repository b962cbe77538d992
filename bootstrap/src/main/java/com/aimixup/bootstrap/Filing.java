package com.aimixup.bootstrap;

import com.aimixup.adapter.documents.PdfTexts;
import com.aimixup.adapter.objects.CleanPictures;
import com.aimixup.adapter.objects.TikaContentTypes;
import com.aimixup.application.conversations.TurnLimits;
import com.aimixup.application.credits.Holds;
import com.aimixup.application.files.CleanBytes;
import com.aimixup.application.files.FileIntake;
import com.aimixup.application.files.FileLimits;
import com.aimixup.application.files.FileUseCases;
import com.aimixup.application.files.Handouts;
import com.aimixup.application.files.ReadFiles;
import com.aimixup.application.files.RemoveFile;
import com.aimixup.application.files.UploadFile;
import com.aimixup.application.images.ImageLimits;
import com.aimixup.application.images.ImageUseCases;
import com.aimixup.application.images.PictureKeeping;
import com.aimixup.application.providers.Casting;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;

/** What people can do with files, wired to the ports. */
final class Filing {
    private static final long MEGABYTE = 1_000_000;
    /** More than any camera makes; a reader takes 400 MB for that many. */
    private static final long PIXELS = 100_000_000;
    private static final PdfTexts.Limits DOCUMENTS = new PdfTexts.Limits(Duration.ofSeconds(30),
            256, 1_000, Handouts.TEXT_LENGTH_MAX);

    private Filing() {}

    static FileUseCases over(Stores stores, Surroundings world, FileLimits limits) {
        return new FileUseCases(
                new UploadFile(intake(stores, world, limits), stores.transactions(), limits),
                new ReadFiles(stores.files(), stores.objects(), stores.fileCipher()),
                new RemoveFile(stores.files(), stores.objects(), stores.transactions()),
                limits);
    }

    /** Pictures have the limits of answers. */
    static ImageUseCases images(Stores stores, Surroundings world, Holds holds, Casting casting,
            TurnLimits turns, FileLimits files, UUID node, Executor threads) {
        return ImageUseCases.over(stores.images(), stores.provenances(),
                pictures(stores, world, files), holds, stores.disclosures(), casting,
                stores.transactions(), world.clock(),
                new ImageLimits(turns.answerTime(), turns.lease(), turns.runningPerAccount()),
                node, threads);
    }

    static PictureKeeping pictures(Stores stores, Surroundings world, FileLimits limits) {
        return new PictureKeeping(intake(stores, world, limits), stores.provenances());
    }

    static FileIntake intake(Stores stores, Surroundings world, FileLimits limits) {
        return new FileIntake(stores.files(), stores.objects(), stores.fileCipher(),
                new TikaContentTypes(), new CleanPictures(PIXELS), world.ids(), world.random(),
                world.clock(), limits);
    }

    /** For what is passed on and not kept. */
    static CleanBytes cleaning() {
        return new CleanBytes(new TikaContentTypes(), new CleanPictures(PIXELS));
    }

    static Handouts handouts(Stores stores) {
        return new Handouts(new ReadFiles(stores.files(), stores.objects(), stores.fileCipher()),
                new PdfTexts(DOCUMENTS));
    }

    static FileLimits limits(Settings settings) {
        return new FileLimits(MEGABYTE * settings.count(Setting.FILE_MEGABYTES),
                MEGABYTE * settings.number(Setting.STORAGE_MEGABYTES, 0, 100_000_000));
    }
}
