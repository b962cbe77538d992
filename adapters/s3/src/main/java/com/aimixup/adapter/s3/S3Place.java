package com.aimixup.adapter.s3;

import java.net.URI;
import java.util.Optional;

/**
 * Where the objects are.
 *
 * @param endpoint of a store that speaks S3 and is not Amazon's; its buckets are named in the path
 * @param prefix of every object's name in the bucket; empty for none
 * @param keys empty for those that the environment, a role or a profile file gives
 */
public record S3Place(Optional<URI> endpoint, String region, String bucket, String prefix,
        Optional<Keys> keys) {

    /** What a request is signed with. */
    public record Keys(String id, String secret) {
        @Override
        public String toString() {
            return "Keys[" + id + "]";
        }
    }

    public S3Place {
        if (!prefix.isEmpty() && !prefix.endsWith("/")) prefix += '/';
    }
}
