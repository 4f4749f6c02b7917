package io.github.fetchproof.fakes.origin;

import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.origin.Act.Blanks;
import io.github.fetchproof.fakes.origin.Act.Bytes;
import io.github.fetchproof.fakes.origin.Act.End;
import io.github.fetchproof.fakes.origin.Act.Head;
import io.github.fetchproof.fakes.origin.Act.Pause;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a fault makes of a true answer. */
final class Sabotage {
    private static final long FIRST_WAVE = 64 * 1024;

    private Sabotage() {}

    /**
     * The script that {@code fault} plays in place of {@code truth}, a plain script.
     *
     * <p>A stall or cut always leaves something out: it comes before the last byte of the body at the latest, and before
     * the head where there is no body. Other zips and tales of a checksum database are not made here, they need the world.
     *
     * @return {@code truth} itself where the fault leaves {@code request} alone
     */
    static Script of(Script truth, ServerFault fault, Request request) {
        if (fault instanceof ServerFault.Status status) {
            return status(status);
        }
        if (fault instanceof ServerFault.Silence) {
            return lie(List.of(), End.HOLD);
        }
        if (fault instanceof ServerFault.StallBody stall) {
            return lie(beginning(truth, stall.afterBytes()), End.HOLD);
        }
        if (fault instanceof ServerFault.CutBody cut) {
            return lie(beginning(truth, cut.afterBytes()), cut.reset() ? End.RST : End.FIN);
        }
        if (fault instanceof ServerFault.Drip drip) {
            return drip(truth, drip);
        }
        if (fault instanceof ServerFault.Content content) {
            List<Header> headers = truth.head().map(Head::headers).orElse(List.of());
            return Script.plain(200, headers, content.content().getBytes(StandardCharsets.UTF_8), false);
        }
        if (fault instanceof ServerFault.Redirect redirect) {
            return redirect(redirect, request);
        }
        if (fault instanceof ServerFault.HangUp hangUp) {
            return lie(List.of(), hangUp.reset() ? End.RST : End.FIN);
        }
        if (fault instanceof ServerFault.Garbage garbage) {
            return lie(List.of(new Bytes(garbage.bytes().getBytes(StandardCharsets.ISO_8859_1))), End.FIN);
        }
        if (fault instanceof ServerFault.TwoLengths) {
            return Disguise.twoLengths(truth);
        }
        if (fault instanceof ServerFault.HugeHeader huge) {
            return Disguise.hugeHeader(truth, huge.bytes());
        }
        if (fault instanceof ServerFault.Headers changed) {
            return Disguise.headers(truth, changed.fields());
        }
        if (fault instanceof ServerFault.Gzipped) {
            return Disguise.gzipped(truth, request);
        }
        if (fault instanceof ServerFault.Unframed unframed) {
            return Disguise.framed(truth, new Framing.UntilClose(), unframed.cutAfter());
        }
        if (fault instanceof ServerFault.Chunked chunked) {
            return Disguise.framed(truth, new Framing.Chunked(), chunked.cutAfter());
        }
        if (fault instanceof ServerFault.Flood flood) {
            return flood(truth, flood);
        }
        if (fault instanceof ServerFault.ForgedZip
                || fault instanceof ServerFault.Zip
                || fault instanceof ServerFault.Tale) {
            return truth;
        }
        throw new AssertionError(fault);
    }

    private static Script status(ServerFault.Status status) {
        List<Header> headers = new ArrayList<>();
        if (status.headers().keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
            headers.add(new Header("Content-Type", ProxyOrigin.TEXT));
        }
        status.headers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> headers.add(new Header(field.getKey(), field.getValue())));
        return Script.plain(status.code(), headers, status.body().getBytes(StandardCharsets.UTF_8), false);
    }

    private static Script redirect(ServerFault.Redirect redirect, Request request) {
        List<Header> headers = redirect.location().isEmpty()
                ? List.of()
                : List.of(new Header("Location", redirect.location().replace("{path}", request.rawPath())));
        return Script.plain(redirect.code(), headers, new byte[0], false);
    }

    private static Script flood(Script truth, ServerFault.Flood flood) {
        Framing framing = flood.announced() ? new Framing.Length(flood.bytes()) : new Framing.Chunked();
        List<Header> headers = truth.head().map(Head::headers).orElse(List.of());
        List<Act> acts = new ArrayList<>(List.of(new Head(200, headers, framing)));
        long beginning = Math.min(FIRST_WAVE, flood.bytes());
        acts.add(new Blanks(beginning));
        if (flood.bytes() > beginning) {
            acts.add(new Blanks(flood.bytes() - beginning));
        }
        return lie(acts, End.KEEP);
    }

    private static List<Act> beginning(Script truth, int afterBytes) {
        byte[] body = truth.body();
        List<Act> acts = new ArrayList<>();
        if (body.length > 0) {
            acts.add(truth.acts().get(0));
        }
        int sent = Math.min(afterBytes, body.length - 1);
        if (sent > 0) {
            acts.add(new Bytes(body, 0, sent));
        }
        return acts;
    }

    private static Script drip(Script truth, ServerFault.Drip drip) {
        byte[] body = truth.body();
        List<Act> acts = new ArrayList<>();
        acts.add(truth.acts().get(0));
        for (int from = 0; from < body.length; from += Math.min(drip.bytes(), body.length - from)) {
            if (from > 0) {
                acts.add(new Pause(drip.every()));
            }
            acts.add(new Bytes(body, from, Math.min(drip.bytes(), body.length - from)));
        }
        return lie(acts, End.KEEP);
    }

    /** What is played in place of the truth. */
    static Script lie(List<Act> acts, End end) {
        List<Act> all = new ArrayList<>(acts);
        all.add(end);
        return new Script(all, false);
    }
}
