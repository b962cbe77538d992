package com.aimixup.application.images;

import static com.aimixup.application.images.ImageScene.ANNA;
import static com.aimixup.application.images.ImageScene.PRICE;
import static com.aimixup.application.images.ImageScene.follow;
import static com.aimixup.application.images.ImageScene.model;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.images.OrderImages.Outcome;
import com.aimixup.application.providers.Casting.Reason;
import com.aimixup.application.providers.ScriptedProvider;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.domain.files.ByteRange;
import com.aimixup.domain.images.ImageJob.State;
import com.aimixup.domain.images.ImageJobId;
import com.aimixup.domain.images.ImageOrder;
import com.aimixup.domain.images.PicturePrice;
import com.aimixup.domain.images.Provenance;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders for pictures, and what comes of them where nobody dies. */
final class OrderImagesTest {
    private final ImageScene scene = new ImageScene();

    OrderImagesTest() {
        scene.grant(1_000);
    }

    @Test
    void picturesBecomeFilesThatKnowWhereTheyComeFrom() throws Exception {
        var job = scene.drawn(3);
        assertEquals(State.COMPLETED, job.state());
        assertEquals(3, job.pictures().size());
        scene.assertLeft(1_000 - 3 * PRICE);
        for (var index = 0; index < 3; index++) {
            var file = scene.files.find(ANNA, job.pictures().get(index).file()).orElseThrow();
            assertArrayEquals(("picture " + index).getBytes(StandardCharsets.US_ASCII),
                    scene.read.content(file, ByteRange.whole(file.size())).readAllBytes());
            assertEquals(Private.of("picture-" + (index + 1) + ".png"), file.name());
            assertEquals(Optional.of(new Provenance(ANNA, file.id(),
                            new Provenance.Source.Job(job.id()), model("paint"),
                            Private.of("a fox"), new Credits(PRICE))),
                    scene.images.read().provenance(ANNA, file.id()));
        }
    }

    @Test
    void eventsTellAllOfItInOrderWhoeverAsksAndWhenever() throws Exception {
        var job = scene.accepted(scene.command(2));
        var live = follow(scene.images, job);
        assertEquals(List.of(ImageEvent.Created.class, ImageEvent.Started.class,
                ImageEvent.Progress.class, ImageEvent.Drawn.class, ImageEvent.Drawn.class,
                ImageEvent.Completed.class), live.stream().map(ImageEvent::getClass).toList());
        var elsewhere = follow(scene.node(), job);
        assertEquals(live.size(), elsewhere.size());
        assertEquals(live.getLast(), elsewhere.getLast());
    }

    @Tag("share.chosen-provider")
    @Test
    void whatIsDisclosedAndHeldIsStoredBeforeTheProviderIsAsked() throws Exception {
        var seen = new CopyOnWriteArrayList<Object>();
        scene.painter.does((request, _) -> {
            seen.addAll(scene.disclosures.of(ANNA, Optional.empty(), 9));
            seen.add(scene.ledger.balance(ANNA).held().micros());
            return Painter.drawn(request.count(), Usage.NONE);
        });
        var job = scene.drawn(2);
        var disclosed = scene.disclosures.of(ANNA, Optional.empty(), 9).getFirst();
        assertEquals(List.of(disclosed, 2 * PRICE), seen);
        assertEquals(job.id().value(), disclosed.id());
        assertEquals(Optional.empty(), disclosed.conversation());
        assertEquals(ScriptedProvider.FACTS.legalName(), disclosed.recipient());
        assertEquals(Set.of(DataCategory.PROMPT), disclosed.categories());
        assertEquals("a fox".length(), disclosed.bytes());
        var request = scene.painter.asked().getFirst();
        assertEquals(Optional.of("1:1"), request.size());
        assertEquals("a fox", request.prompt());
    }

    @Test
    void whatWasDeliveredIsPaidAndNotWhatWasOrdered() throws Exception {
        scene.painter.does((_, _) -> Painter.drawn(1, Usage.NONE));
        assertEquals(1, scene.drawn(3).pictures().size());
        scene.assertLeft(1_000 - PRICE);
        scene.painter.does((_, _) -> Painter.drawn(4, Usage.NONE));
        assertEquals(2, scene.drawn(2).pictures().size());
        scene.assertLeft(1_000 - 3 * PRICE);
    }

    @Test
    void tokensArePaidWhereTheProviderCountsTokens() throws Exception {
        scene.clock.pass(Duration.ofSeconds(1));
        scene.price(new Tariff(Map.of(UsageUnit.INPUT, 1_000_000L,
                UsageUnit.IMAGE_OUTPUT, 2_000_000L), scene.clock.instant()));
        scene.grant(2 * PicturePrice.TOKENS_MAX);
        var before = scene.available();
        scene.painter.does((_, _) -> Painter.drawn(1, new Usage(Map.of(Usage.Unit.INPUT, 7L,
                Usage.Unit.IMAGE_OUTPUT, 300L), false)));
        var job = scene.drawn(1);
        assertEquals(new Credits(607), job.bill().charged());
        scene.assertLeft(before - 607);
    }

    @Test
    void aRefusalAndAFailureCostNothing() throws Exception {
        for (var failure : List.of(new ProviderFailure.Refused(), new ProviderFailure.Unavailable(),
                new ProviderFailure.BadCredentials())) {
            scene.painter.does((_, _) -> new ImageOutcome.Failed(failure, Usage.NONE));
            assertEquals(Optional.of(failure.code()), scene.drawn(2).failure());
        }
        scene.assertLeft(1_000);
    }

    @Test
    void aProviderThatThrowsDrawsNothingOrDrawsNoPictureHasFailed() throws Exception {
        scene.painter.does((_, _) -> {
            throw new IllegalStateException("a fox");
        });
        assertEquals(Optional.of("protocol"), scene.drawn(1).failure());
        scene.painter.does((_, _) -> Painter.drawn(0, Usage.NONE));
        assertEquals(Optional.of("refused"), scene.drawn(1).failure());
        scene.painter.does((_, _) -> new ImageOutcome.Drawn(List.of(Painter.picture("fine"),
                Painter.picture("<script>")), Usage.NONE));
        assertEquals(Optional.of("protocol"), scene.drawn(2).failure());
        scene.assertLeft(1_000);
        assertEquals(0, scene.files.used(ANNA));
    }

    @Test
    void wherePicturesHaveNoRoomNoneIsKeptAndNonePaid() throws Exception {
        scene.painter.does((_, _) -> new ImageOutcome.Drawn(List.of(Painter.picture("a".repeat(40)),
                Painter.picture("b".repeat(40))), Usage.NONE));
        assertEquals(Optional.of("storage-full"), scene.drawn(2).failure());
        assertEquals(List.of(), scene.files.page(ANNA, Optional.empty(), 9));
        scene.assertLeft(1_000);
    }

    @Test
    void whoHasNoRoomAtAllIsToldBeforehand() throws Exception {
        scene.painter.does((_, _) -> new ImageOutcome.Drawn(List.of(Painter.picture("a".repeat(30)),
                Painter.picture("b".repeat(30))), Usage.NONE));
        scene.drawn(2);
        assertInstanceOf(Outcome.StorageFull.class, scene.order(scene.command(1)));
    }

    @Test
    void aRepeatIsTheSameJobDuringAndAfterwards() throws Exception {
        var command = scene.command(1);
        var job = scene.accepted(command);
        assertEquals(job.id(), scene.accepted(command).id());
        follow(scene.images, job);
        assertEquals(State.COMPLETED, scene.accepted(command).state());
        assertEquals(1, scene.painter.asked().size());
        assertInstanceOf(Outcome.IdTaken.class, scene.order(new OrderImages.Command(ANNA,
                command.id(), ImageScene.order(2))));
        scene.assertLeft(1_000 - PRICE);
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertEquals(Reason.NO_PROVIDER, reason(new ModelRef("other", "paint")));
        assertEquals(Reason.NO_MODEL, reason(model("none")));
        assertEquals(Reason.NOT_FOR_IMAGES, reason(model("talk")));
        var dear = new OrderImages.Command(ANNA, new ImageJobId(UUID.randomUUID()),
                new ImageOrder(model("paint"), Private.of("x"), 1, Optional.of("9:1"),
                        Optional.empty()));
        assertEquals(OrderImages.Option.SIZE, assertInstanceOf(Outcome.NotOffered.class,
                scene.order(dear)).option());
        assertEquals(OrderImages.Option.COUNT, assertInstanceOf(Outcome.NotOffered.class,
                scene.order(scene.command(Painter.PICTURES_MAX + 1))).option());
        assertTrue(scene.painter.asked().isEmpty());
        scene.assertLeft(1_000);
    }

    @Test
    void whatHasNoPriceForPicturesIsNotDrawn() {
        scene.clock.pass(Duration.ofSeconds(1));
        scene.price(new Tariff(Map.of(UsageUnit.INPUT, 1L, UsageUnit.OUTPUT, 1L),
                scene.clock.instant()));
        assertEquals(Reason.NO_PRICE, reason(model("paint")));
    }

    @Test
    void whoHasTooFewCreditsIsTold() throws Exception {
        scene.drawn(4);
        scene.drawn(4);
        assertEquals(new Outcome.TooFewCredits(new Credits(3 * PRICE), new Credits(2 * PRICE)),
                scene.order(scene.command(3)));
        assertEquals(2, scene.drawn(2).pictures().size());
        scene.assertLeft(0);
    }

    @Test
    void whatCostsNothingNeedsNoCredits() throws Exception {
        scene.clock.pass(Duration.ofSeconds(1));
        scene.price(new Tariff(Map.of(UsageUnit.IMAGE, 0L), scene.clock.instant()));
        assertEquals(State.COMPLETED, scene.drawn(1).state());
        scene.assertLeft(1_000);
    }

    private Reason reason(ModelRef model) {
        return assertInstanceOf(Outcome.ModelNotUsable.class, scene.order(new OrderImages.Command(
                ANNA, new ImageJobId(UUID.randomUUID()), new ImageOrder(model,
                        Private.of("x"), 1, Optional.empty(), Optional.empty())))).reason();
    }
}
