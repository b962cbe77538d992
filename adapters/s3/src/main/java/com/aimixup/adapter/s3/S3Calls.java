package com.aimixup.adapter.s3;

import com.aimixup.application.runtime.StoreUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** How the store is spoken to, and what becomes of its failures. */
final class S3Calls {
    private static final Logger LOG = System.getLogger(S3Calls.class.getName());
    private static final int NOT_FOUND = 404;
    private static final int NOT_SATISFIABLE = 416;

    private S3Calls() {}

    /** Only what every store that speaks S3 knows: Amazon's newer checksums are left out. */
    static S3Client client(S3Place place, S3Limits limits) {
        var builder = S3Client.builder()
                .region(Region.of(place.region()))
                .credentialsProvider(credentials(place))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(limits.connect()).socketTimeout(limits.silence())
                        .proxyConfiguration(proxy -> proxy.useEnvironmentVariablesValues(false)))
                .overrideConfiguration(common -> common.retryStrategy(RetryMode.STANDARD)
                        .apiCallAttemptTimeout(limits.attempt()).apiCallTimeout(limits.call()))
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(place.endpoint().isPresent())
                        .chunkedEncodingEnabled(false).expectContinueEnabled(false).build())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        place.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(S3Place place) {
        return place.keys().<AwsCredentialsProvider>map(keys -> StaticCredentialsProvider.create(
                AwsBasicCredentials.create(keys.id(), keys.secret())))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    static <T> T call(String operation, Supplier<T> work) {
        try {
            return work.get();
        } catch (SdkException failure) {
            throw away(operation, failure);
        }
    }

    /** Its text stays here: it names hosts and accounts, and whatever the store likes to say. */
    static StoreUnavailable away(String operation, SdkException failure) {
        LOG.log(Level.WARNING, "objects.away operation=" + operation + " why=" + why(failure));
        return new StoreUnavailable("the store of objects cannot be used");
    }

    private static String why(SdkException failure) {
        if (!(failure instanceof S3Exception answer)) return failure.getClass().getSimpleName();
        return answer.statusCode() + "-" + code(answer).replaceAll("[^A-Za-z]", "?");
    }

    /** No such object, or no such upload; a bucket that is not there is another matter. */
    static boolean isUnknown(S3Exception answer) {
        return answer.statusCode() == NOT_FOUND && !code(answer).equals("NoSuchBucket");
    }

    /** The object is there, but not so long. */
    static boolean isPastTheEnd(S3Exception answer) {
        return answer.statusCode() == NOT_SATISFIABLE;
    }

    private static String code(S3Exception answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }
}
