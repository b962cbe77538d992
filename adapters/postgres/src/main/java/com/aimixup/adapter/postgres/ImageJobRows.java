package com.aimixup.adapter.postgres;

import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.images.ImageJob;
import com.aimixup.domain.images.ImageJobId;
import com.aimixup.domain.images.ImageOrder;
import com.aimixup.domain.images.Picture;
import com.aimixup.domain.images.PictureBill;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An image job as a row, as a value, and in an archive. */
final class ImageJobRows {
    static final String COLUMNS = """
            account_id, id, state, provider, model, prompt, count, size, quality, created_at,
            started_at, drawn, failure, charged_micros, estimated, ended_at,
            (select string_agg(key || '=' || value, ',') from jsonb_each_text(usage)) as usage
            """;

    private final Vault vault;

    ImageJobRows(Vault vault) {
        this.vault = vault;
    }

    /** Without its pictures. */
    ImageJob job(Row row) {
        var account = new AccountId(row.id("account_id"));
        var id = new ImageJobId(row.id("id"));
        var order = new ImageOrder(new ModelRef(row.text("provider"), row.text("model")),
                vault.open(prompt(account, id), row.bytes("prompt")), row.integer("count"),
                row.optional("size", Row::text), row.optional("quality", Row::text));
        return new ImageJob(account, id, order, ImageJob.State.valueOf(row.text("state")),
                row.instant("created_at"), row.optional("started_at", Row::instant),
                row.optional("drawn", Row::integer), List.of(),
                row.optional("failure", Row::text),
                new PictureBill(MessageRows.usage(row), new Credits(row.number("charged_micros")),
                        row.flag("estimated")),
                row.optional("ended_at", Row::instant));
    }

    byte[] sealed(ImageJob job) {
        return vault.seal(prompt(job.account(), job.id()), job.order().prompt());
    }

    private static FieldRef prompt(AccountId account, ImageJobId id) {
        return new FieldRef(account, "image_job", "prompt", id.value());
    }

    static Map<String, Object> told(ImageJob job) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", job.id().value().toString());
        fields.put("state", job.state().name());
        fields.put("provider", job.order().model().provider());
        fields.put("model", job.order().model().model());
        fields.put("prompt", job.order().prompt().reveal());
        fields.put("count", job.order().count());
        job.order().size().ifPresent(size -> fields.put("size", size));
        job.order().quality().ifPresent(quality -> fields.put("quality", quality));
        fields.put("createdAt", job.createdAt());
        job.endedAt().ifPresent(at -> fields.put("endedAt", at));
        job.failure().ifPresent(code -> fields.put("failure", code));
        fields.put("files", job.pictures().stream().map(Picture::file)
                .map(file -> file.value().toString()).toList());
        fields.put("chargedMicros", job.bill().charged().micros());
        fields.put("estimated", job.bill().estimated());
        return fields;
    }
}
