package com.aimixup.domain.images;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Pictures that a person ordered, from the order to the files or the failure.
 *
 * @param startedAt when the provider was asked; it is asked at most once
 * @param drawn how many pictures the provider gave
 * @param failure the code of what went wrong
 */
public record ImageJob(AccountId account, ImageJobId id, ImageOrder order, State state,
        Instant createdAt, Optional<Instant> startedAt, Optional<Integer> drawn,
        List<Picture> pictures, Optional<String> failure, PictureBill bill,
        Optional<Instant> endedAt) {

    public enum State {
        /** The provider has not been asked: any node may take it up. */
        WAITING,
        DRAWING,
        COMPLETED,
        FAILED;

        public boolean isOver() {
            return this == COMPLETED || this == FAILED;
        }
    }

    public ImageJob {
        pictures = List.copyOf(pictures);
    }

    public static ImageJob ordered(AccountId account, ImageJobId id, ImageOrder order,
            Instant at) {
        return new ImageJob(account, id, order, State.WAITING, at, Optional.empty(),
                Optional.empty(), List.of(), Optional.empty(), PictureBill.NONE,
                Optional.empty());
    }

    public ImageJob started(Instant at) {
        return new ImageJob(account, id, order, State.DRAWING, createdAt, Optional.of(at),
                Optional.empty(), List.of(), Optional.empty(), PictureBill.NONE,
                Optional.empty());
    }

    public ImageJob drew(int count) {
        return new ImageJob(account, id, order, state, createdAt, startedAt, Optional.of(count),
                pictures, failure, bill, endedAt);
    }

    public ImageJob completed(List<Picture> kept, PictureBill settled, Instant at) {
        return new ImageJob(account, id, order, State.COMPLETED, createdAt, startedAt, drawn,
                kept, Optional.empty(), settled, Optional.of(at));
    }

    /** Whatever failed costs nothing. */
    public ImageJob failed(String code, Instant at) {
        return new ImageJob(account, id, order, State.FAILED, createdAt, startedAt, drawn,
                List.of(), Optional.of(code), PictureBill.NONE, Optional.of(at));
    }

    public ImageJob withPictures(List<Picture> kept) {
        return new ImageJob(account, id, order, state, createdAt, startedAt, drawn, kept,
                failure, bill, endedAt);
    }

    /** The same job at this price. */
    public ImageJob charging(Credits price) {
        return new ImageJob(account, id, order, state, createdAt, startedAt, drawn, pictures,
                failure, new PictureBill(bill.usage(), price, bill.estimated()), endedAt);
    }
}
