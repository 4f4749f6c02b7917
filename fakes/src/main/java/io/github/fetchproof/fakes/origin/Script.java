package io.github.fetchproof.fakes.origin;

import io.github.fetchproof.fakes.origin.Act.Blanks;
import io.github.fetchproof.fakes.origin.Act.Bytes;
import io.github.fetchproof.fakes.origin.Act.End;
import io.github.fetchproof.fakes.origin.Act.Head;
import io.github.fetchproof.fakes.origin.Framing.Bodiless;
import io.github.fetchproof.fakes.origin.Framing.Length;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an origin does in answer to one request: acts in order, the last of which is an end.
 *
 * <p>A value: nothing is sent until a stage plays it. Immutable; threads may share it.
 *
 * @param acts what to send, when to wait, and last how to end
 * @param truth whether this is what the origin answers when no fault acts
 */
public record Script(List<Act> acts, boolean truth) {
    public Script {
        acts = List.copyOf(acts);
        if (acts.isEmpty() || !(acts.get(acts.size() - 1) instanceof End)) {
            throw new IllegalArgumentException("a script's last act must be an end: " + acts);
        }
        if (acts.stream().filter(End.class::isInstance).count() > 1) {
            throw new IllegalArgumentException("a script must end once: " + acts);
        }
    }

    /** A whole answer on a connection that stays open; {@code body} is left out where its status forbids one. */
    static Script plain(int status, List<Header> headers, byte[] body, boolean truth) {
        if (Head.forbidsBody(status)) {
            return new Script(List.of(new Head(status, headers, new Bodiless()), End.KEEP), truth);
        }
        Head head = new Head(status, headers, new Length(body.length));
        return body.length == 0
                ? new Script(List.of(head, End.KEEP), truth)
                : new Script(List.of(head, new Bytes(body), End.KEEP), truth);
    }

    /** This script without its body and the pauses in it: the answer to a {@code HEAD}, without a last chunk either. */
    Script withoutBody() {
        List<Act> bare = new ArrayList<>();
        for (Act act : acts) {
            if (act instanceof Head) {
                bare.add(act);
            }
        }
        bare.add(isChunked() && end() == End.KEEP ? End.FIN : end());
        return new Script(bare, truth);
    }

    /**
     * Whether any HTTP server could give this answer: one head with an ordinary framing, all of the body at once, and
     * the connection kept.
     */
    public boolean isPlain() {
        if (!(acts.get(0) instanceof Head head) || end() != End.KEEP || !head.isOrdinary()) {
            return false;
        }
        for (Act act : acts.subList(1, acts.size() - 1)) {
            if (!(act instanceof Bytes)) {
                return false;
            }
        }
        return head.framing() instanceof Length length ? length.bytes() == bodyBytes() : bodyBytes() == 0;
    }

    /** The head, unless the script sends none. */
    public Optional<Head> head() {
        return acts.stream()
                .filter(Head.class::isInstance)
                .map(Head.class::cast)
                .findFirst();
    }

    /** How it ends. */
    public End end() {
        return (End) acts.get(acts.size() - 1);
    }

    /** Whether the end of the body is the end of the connection. */
    boolean lastsUntilClose() {
        return head().filter(head -> head.framing() instanceof Framing.UntilClose)
                .isPresent();
    }

    private boolean isChunked() {
        return head().filter(head -> head.framing() instanceof Framing.Chunked).isPresent();
    }

    /** How many bytes of body it sends. */
    public long bodyBytes() {
        long sum = 0;
        for (Act act : acts) {
            sum += act instanceof Bytes bytes ? bytes.length() : act instanceof Blanks blanks ? blanks.length() : 0;
        }
        return sum;
    }

    /** All bytes of body it sends but {@link Blanks}, a new array. */
    public byte[] body() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Act act : acts) {
            if (act instanceof Bytes bytes) {
                bytes.appendTo(all);
            }
        }
        return all.toByteArray();
    }
}
