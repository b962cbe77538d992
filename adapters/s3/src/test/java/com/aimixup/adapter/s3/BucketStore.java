package com.aimixup.adapter.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** A store that speaks S3, in this process and in its memory, with a look behind its back. */
public final class BucketStore implements AutoCloseable {
    public static final S3Place.Keys KEYS = new S3Place.Keys("test-id", "test-secret");
    private final AtomicInteger buckets = new AtomicInteger();
    private final AtomicInteger brokenFrom = new AtomicInteger(Integer.MAX_VALUE);
    private final BlobStore bytes = new ForwardingBlobStore(
            BlobStores.create("transient-nio2", new Properties())) {
        @Override
        public UploadPartResponse uploadMultipartPart(MultipartUpload upload,
                UploadPartRequest request, InputStream body) {
            if (request.partNumber() >= brokenFrom.get())
                throw new IllegalStateException("secret words of the store");
            return super.uploadMultipartPart(upload, request, body);
        }
    };
    private final S3Proxy proxy;

    public BucketStore() {
        proxy = S3Proxy.builder().blobStore(bytes).endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, KEYS.id(), KEYS.secret()).build();
        try {
            proxy.start();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    /** A new one. */
    public String bucket() {
        var name = "bucket-" + buckets.incrementAndGet();
        bytes.createContainer(name);
        return name;
    }

    /** From this part of an upload on it answers 500. */
    void breakFrom(int part) {
        brokenFrom.set(part);
    }

    public S3Place place(String bucket, String prefix) {
        return new S3Place(Optional.of(url()), "us-east-1", bucket, prefix, Optional.of(KEYS));
    }

    public List<String> keys(String bucket) {
        return bytes.list(bucket).contents().stream().map(S3Object::key).toList();
    }

    public byte[] read(String bucket, String key) {
        try (var in = bytes.getBlob(bucket, key)) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public void write(String bucket, String key, byte[] content) {
        bytes.putBlob(PutObjectRequest.builder().bucket(bucket).key(key)
                .contentLength((long) content.length).build(), new ByteArrayInputStream(content));
    }

    public void delete(String bucket, String key) {
        bytes.removeBlob(bucket, key);
    }

    /** How many uploads were begun and neither finished nor given up. */
    public int unfinished(String bucket) {
        return bytes.listMultipartUploads(bucket).size();
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
