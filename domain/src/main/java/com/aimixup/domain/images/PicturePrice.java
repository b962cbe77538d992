package com.aimixup.domain.images;

import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.UsageUnit;
import java.util.EnumMap;
import java.util.Map;

/**
 * What pictures cost by a tariff: by the piece where it has a price for one, and then nothing else
 * counts; else by the tokens that the provider counts.
 */
public final class PicturePrice {
    /**
     * No picture is billed as more tokens, and none costs more than this many. Providers do not
     * tell the figure beforehand, so it lies well above what they are known to count.
     */
    public static final long TOKENS_MAX = 16_384;
    /** For what a provider puts around a prompt. */
    private static final long TOKENS_AROUND = 64;

    private PicturePrice() {}

    /** A price of words alone does not do: a picture's tokens are dearer. */
    public static boolean isIn(Tariff tariff) {
        return isByPiece(tariff)
                || tariff.microsPerMillion().containsKey(UsageUnit.IMAGE_OUTPUT)
                && tariff.microsPerMillion().containsKey(UsageUnit.INPUT);
    }

    /** What is held. Every byte of a prompt may be a token, and be read for each picture. */
    public static Credits atMost(Tariff tariff, long promptBytes, int pictures) {
        return isByPiece(tariff) ? pieces(tariff, pictures) : tariff.atMost(
                (promptBytes + TOKENS_AROUND) * pictures, TOKENS_MAX * pictures);
    }

    /** The least that one can cost, for a prompt of at least so many tokens. */
    public static Credits atLeast(Tariff tariff, long promptTokens) {
        return isByPiece(tariff) ? pieces(tariff, 1) : tariff.atLeast(promptTokens, 1);
    }

    /**
     * @param counted by the provider; may be empty
     * @param pictures that were really delivered
     */
    public static PictureBill bill(Tariff tariff, Map<UsageUnit, Long> counted,
            boolean estimated, long promptBytes, int pictures) {
        var tokens = new EnumMap<UsageUnit, Long>(UsageUnit.class);
        tokens.putAll(counted);
        tokens.remove(UsageUnit.IMAGE);
        if (isByPiece(tariff)) {
            tokens.put(UsageUnit.IMAGE, (long) pictures);
            return new PictureBill(tokens, pieces(tariff, pictures), false);
        }
        var most = atMost(tariff, promptBytes, pictures);
        if (tokens.isEmpty()) return new PictureBill(Map.of(
                UsageUnit.INPUT, (promptBytes + TOKENS_AROUND) * pictures,
                UsageUnit.IMAGE_OUTPUT, TOKENS_MAX * pictures), most, true);
        return new PictureBill(tokens, tariff.price(tokens).orElse(most).atMost(most), estimated);
    }

    /** Of what was counted, that which is paid for. */
    public static Map<UsageUnit, Long> paid(Tariff tariff, Map<UsageUnit, Long> counted) {
        return isByPiece(tariff) && counted.containsKey(UsageUnit.IMAGE)
                ? Map.of(UsageUnit.IMAGE, counted.get(UsageUnit.IMAGE)) : counted;
    }

    private static boolean isByPiece(Tariff tariff) {
        return tariff.microsPerMillion().containsKey(UsageUnit.IMAGE);
    }

    /** Beyond counting is more than anybody has. */
    private static Credits pieces(Tariff tariff, int pictures) {
        return tariff.price(Map.of(UsageUnit.IMAGE, (long) pictures))
                .orElse(new Credits(Long.MAX_VALUE));
    }
}
