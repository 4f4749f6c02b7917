package io.github.fetchproof.harness.reference;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.Response;

/**
 * One request and its answer, from the dial to the last byte of the body. Runs on a thread that may block for as long as it
 * likes: {@link Watchdog} waits for it no longer than allowed.
 *
 * @param part what is asked for
 */
record Exchange(Decisions decisions, Call call, Watch watch, Sink sink, Part part) {
    private static final int BUFFER = 64 * 1024;
    /** RFC 9110 knows no depth, but nobody nests causes deeper than this. */
    private static final int CAUSES = 10;

    /**
     * Sends the request and reads the answer; the body of a success goes to the sink.
     *
     * @throws FetchFailure when the body cannot be kept here
     */
    Reply perform() throws Troubled, FetchFailure {
        try (Response response = call.execute()) {
            Head head = watch.head().orElseGet(() -> Head.of(response));
            boolean taken = sink.takesRefusals() && !head.isRedirect();
            if (!decisions.isSuccess(head.status()) && !taken) {
                return new Reply(head, excerpt(head, response));
            }
            if (!decisions.isSensible(head.lengths())) {
                throw hungUp(Trouble.MALFORMED, decisions.shown("Content-Length " + head.lengths()));
            }
            if (!decisions.acceptsType(part, head.contentType())) {
                throw hungUp(Trouble.MALFORMED, decisions.shown("Content-Type " + head.contentType()));
            }
            receive(head, response.body().byteStream());
            return new Reply(head, "");
        } catch (IOException broken) {
            Optional<Head> head = watch.head();
            if (head.isPresent() && !decisions.isSuccess(head.get().status())) {
                return new Reply(head.get(), "");
            }
            throw new Troubled(trouble(broken), words(broken));
        }
    }

    /** What an exception says, which may be what the server said; the library hides why a dial failed in its cause. */
    private String words(IOException broken) {
        String why = broken.getCause() instanceof SocketException dial ? ": " + dial.getMessage() : "";
        return decisions.shown(broken.getMessage() + why);
    }

    private void receive(Head head, InputStream body) throws Troubled, FetchFailure {
        long largest = decisions.largest(part);
        if (decisions.heedsAnnouncedSize() && head.length().orElse(0) > largest) {
            throw hungUp(Trouble.TOO_LARGE, head.length().getAsLong() + " bytes are announced, more than " + largest);
        }
        byte[] buffer = new byte[BUFFER];
        long received = 0;
        boolean ended = false;
        Troubled why = new Troubled(Trouble.TRUNCATED, "");
        try {
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                watch.moved();
                received += count;
                if (received > largest) {
                    throw hungUp(Trouble.TOO_LARGE, "more than " + largest + " bytes");
                }
                sink.write(buffer, count);
            }
            ended = true;
        } catch (IOException broken) {
            why = new Troubled(trouble(broken), words(broken) + " after " + received + " bytes");
        }
        if (!decisions.isWhole(ended, head.length(), received)) {
            throw why;
        }
        sink.finish();
    }

    /** Cancels, since a body that is only closed is read on for a tenth of a second, in the hope to use its connection again. */
    private Troubled hungUp(Trouble trouble, String detail) {
        call.cancel();
        return new Troubled(trouble, detail);
    }

    private String excerpt(Head head, Response response) throws IOException {
        int largest = decisions.largestRefusal(head.contentType());
        return largest == 0
                ? ""
                : decisions.excerpt(response.body().byteStream().readNBytes(largest));
    }

    /** What an exception of the library means, in the phase it came in. */
    private Trouble trouble(IOException broken) {
        if (broken instanceof NameLookup.Silent) {
            return Trouble.LOOKUP_SILENT;
        }
        if (broken instanceof UnknownHostException) {
            return Trouble.LOOKUP;
        }
        if (broken instanceof ConnectException || broken instanceof NoRouteToHostException) {
            return Trouble.CONNECT;
        }
        return switch (watch.phase()) {
            case LOOKUP -> Trouble.LOOKUP;
            case CONNECT -> broken instanceof SocketTimeoutException ? Trouble.CONNECT_SILENT : Trouble.CONNECT;
            case HANDSHAKE -> aboutCertificate(broken) ? Trouble.CERTIFICATE : Trouble.HANDSHAKE;
            case HEADER -> inHeader(broken);
            case BODY -> broken instanceof SocketException ? Trouble.RESET : Trouble.TRUNCATED;
        };
    }

    private static Trouble inHeader(IOException broken) {
        if (aboutCertificate(broken)) {
            return Trouble.CERTIFICATE;
        }
        if (broken instanceof ProtocolException) {
            return Trouble.MALFORMED;
        }
        boolean closed = broken instanceof EOFException || broken.getCause() instanceof EOFException;
        return closed && !(broken instanceof SSLException) ? Trouble.CLOSED : Trouble.RESET;
    }

    private static boolean aboutCertificate(IOException broken) {
        if (broken instanceof SSLPeerUnverifiedException) {
            return true;
        }
        Throwable cause = broken;
        for (int depth = 0; depth < CAUSES && cause != null; depth++) {
            if (cause instanceof CertificateException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
