package io.github.fetchproof.fakes.origin;

import io.github.fetchproof.fakes.origin.Act.Blanks;
import io.github.fetchproof.fakes.origin.Act.Bytes;
import io.github.fetchproof.fakes.origin.Act.End;
import io.github.fetchproof.fakes.origin.Act.Head;
import io.github.fetchproof.fakes.origin.Act.Pause;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The playing of one script on one connection, up to its end, with a count of what was sent. One thread uses it. */
final class Performance {
    private static final int PIECE = 64 * 1024;
    private static final byte[] BLANKS = " ".repeat(PIECE).getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final RequestReader peer;
    private final OutputStream out;
    private int status;
    private long bytes;
    private boolean chunked;

    Performance(Socket socket, RequestReader peer) throws IOException {
        this.socket = socket;
        this.peer = peer;
        this.out = socket.getOutputStream();
    }

    /** Status that was sent, 0 while none was. */
    int status() {
        return status;
    }

    /** Bytes of body that were handed to the socket. */
    long bytes() {
        return bytes;
    }

    /**
     * Plays everything before the end.
     *
     * @param closing whether the connection is closed after a whole answer
     * @param met run once: when the peer may have met the script's fault, and before it can have the whole of an answer
     * @return false when the peer left during a pause
     */
    boolean play(Script script, boolean closing, Runnable met) throws IOException {
        int cue = cue(script);
        int next = 0;
        try {
            for (Act act : script.acts()) {
                if (next++ == cue) {
                    met.run();
                }
                if (!play(act, closing)) {
                    return false;
                }
            }
        } finally {
            if (next <= cue) {
                met.run(); // the peer left before
            }
        }
        return true;
    }

    private boolean play(Act act, boolean closing) throws IOException {
        if (act instanceof Head head) {
            chunked = head.framing() instanceof Framing.Chunked;
            status = head.status();
            out.write(head.wire(closing));
        } else if (act instanceof Bytes piece) {
            send(piece);
        } else if (act instanceof Blanks blanks) {
            for (long left = blanks.length(); left > 0; left -= Math.min(PIECE, left)) {
                send(new Bytes(BLANKS, 0, (int) Math.min(PIECE, left)));
            }
        } else if (act instanceof Pause pause) {
            return pause(pause.length());
        } else if (act == End.KEEP && chunked) {
            out.write(ascii("0\r\n\r\n"));
        }
        return true;
    }

    /** Before which act the fault is met: the first pause, an end of the connection, or the last act that sends. */
    private static int cue(Script script) {
        int last = script.acts().size() - 1;
        for (int i = 0; i < last; i++) {
            if (script.acts().get(i) instanceof Pause) {
                return i;
            }
        }
        return script.end() == End.KEEP ? Math.max(0, last - 1) : last;
    }

    /** Relays the answer that came from behind the stage for a plain script. */
    void relay(Script script, BackstageLine.Reply reply, boolean closing) throws IOException {
        status = script.head().orElseThrow().status();
        out.write(reply.head(closing));
        if (reply.body().length > 0) {
            send(new Bytes(reply.body()));
        }
    }

    private void send(Bytes piece) throws IOException {
        if (chunked) {
            out.write(ascii(Integer.toHexString(piece.length()) + "\r\n"));
        }
        for (int from = 0; from < piece.length(); from += PIECE) {
            int count = Math.min(PIECE, piece.length() - from);
            piece.writeTo(out, from, count);
            bytes += count;
        }
        if (chunked) {
            out.write(ascii("\r\n"));
        }
    }

    private boolean pause(Duration length) throws IOException {
        long end = System.nanoTime() + length.toNanos();
        try {
            for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
                long millis = (left + 999_999) / 1_000_000;
                socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, millis));
                if (!peer.watch()) {
                    return false;
                }
            }
        } catch (SocketTimeoutException e) {
            return true; // the pause is over and the peer still there
        } finally {
            socket.setSoTimeout(0);
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
