package io.github.fetchproof.fakes.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The proxy behind. Each call is one attempt; but for a connection that ends before a byte of the answer, on which the JDK's
 * client asks once more. Threads may share it.
 */
final class Upstream {
    /** What is read of an answer that is none. */
    private static final int MOST_WORDS = 1024;

    private final URI base;
    private final Limits limits;
    private final ScheduledExecutorService timer;
    private final HttpClient client;

    /** @param base which {@link #check} lets pass */
    Upstream(URI base, Limits limits, ScheduledExecutorService timer) {
        this.base = base;
        this.limits = limits;
        this.timer = timer;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(limits.connect())
                .build();
    }

    /** @throws IllegalArgumentException when this is no base URL of a proxy */
    static void check(URI base) {
        boolean web = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
        if (!web
                || base.getHost() == null
                || base.getUserInfo() != null
                || base.getQuery() != null
                || base.getFragment() != null) {
            throw new IllegalArgumentException(
                    "an upstream must be an http or https URL with a host, and without user, query and fragment: "
                            + base);
        }
    }

    /** What came of a call. */
    sealed interface Reply {
        /** The whole thing is in the file. */
        record Whole(Seal seal) implements Reply {}

        /** There is nothing. */
        record Nothing(Refusal why) implements Reply {}
    }

    /**
     * Asks for something.
     *
     * @param into the file that an answer is written to, which does not exist yet
     * @return fails when the upstream does, or the disk; {@link #refusal} tells which
     */
    CompletableFuture<Reply> get(Resource resource, Path into) {
        HttpRequest request =
                HttpRequest.newBuilder(url(resource)).timeout(limits.header()).build();
        return client.sendAsync(request, head -> body(head, resource, into)).thenApply(answer -> reply(answer, into));
    }

    private URI url(Resource resource) {
        String path = base.getPath() + (base.getPath().endsWith("/") ? "" : "/") + resource.path();
        try {
            return new URI(base.getScheme(), base.getAuthority(), path, null, null);
        } catch (URISyntaxException impossible) {
            throw new AssertionError(path, impossible);
        }
    }

    private BodySubscriber<Seal> body(ResponseInfo head, Resource resource, Path into) {
        boolean good = head.statusCode() == 200;
        try {
            if (good) {
                refuseOddFraming(head, resource.kind().mostBytes());
            }
            return new Spool(into, good ? resource.kind().mostBytes() : MOST_WORDS, !good, limits, timer);
        } catch (IOException odd) {
            return new Unread(odd);
        }
    }

    /** The client takes the first of several lengths, and no encoding was asked for. */
    private static void refuseOddFraming(ResponseInfo head, long mostBytes) throws IOException {
        if (head.headers().allValues("Content-Length").stream().distinct().count() > 1) {
            throw new IOException("the answer has more than one Content-Length");
        }
        if (head.headers().firstValueAsLong("Content-Length").orElse(0) > mostBytes) {
            throw new IOException("the body is larger than " + mostBytes + " bytes");
        }
        String encoding = head.headers().firstValue("Content-Encoding").orElse("identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            throw new IOException("the answer is encoded, which was not asked for: " + encoding);
        }
    }

    private static Reply reply(HttpResponse<Seal> answer, Path into) {
        int status = answer.statusCode();
        if (status == 200) {
            return new Reply.Whole(answer.body());
        }
        String words = words(into);
        return new Reply.Nothing(
                status == 404 || status == 410
                        ? new Refusal(status, words)
                        : new Refusal(502, "the upstream answered with status " + status + ": " + words));
    }

    /** What the upstream said, fit for a terminal. */
    private static String words(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_WORDS), UTF_8)
                    .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                    .strip();
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** What to say of a call that failed. */
    static Refusal refusal(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < 20 && cause != null; depth++) {
            if (cause instanceof HttpTimeoutException late) {
                return new Refusal(504, "the upstream took too long: " + late.getMessage());
            }
            if (cause instanceof ConnectException) {
                return new Refusal(502, "the upstream could not be reached");
            }
            if (cause instanceof Spool.Unkept unwritable) {
                return new Refusal(500, "the cache could not write: " + unwritable.getMessage());
            }
            cause = cause.getCause();
        }
        return new Refusal(502, "the upstream failed: " + root(failure));
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; depth < 20 && root.getCause() != null; depth++) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message;
    }
}
