package io.github.fetchproof.fakes.origin;

import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.origin.Act.Bytes;
import io.github.fetchproof.fakes.origin.Act.End;
import io.github.fetchproof.fakes.origin.Act.Head;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** The true answer in another dress: other header fields, another framing, another coding. */
final class Disguise {
    private static final int LONGEST_FIELD = 4 * 1024;
    private static final int CHUNKS = 3;

    private Disguise() {}

    /** Two lengths, the true one first. */
    static Script twoLengths(Script truth) {
        long length = truth.bodyBytes();
        List<Header> headers = new ArrayList<>(head(truth).headers());
        headers.add(new Header("Content-Length", Long.toString(length)));
        Head head = new Head(head(truth).status(), headers, new Framing.Length(length == 0 ? 1 : length - 1));
        return script(head, pieces(truth.body(), 1), End.FIN);
    }

    /** So many bytes of further fields. */
    static Script hugeHeader(Script truth, int bytes) {
        List<Header> headers = new ArrayList<>(head(truth).headers());
        int left = bytes;
        for (int number = 1; left > 0; number++) {
            String name = "X-Padding-" + number;
            int value = Math.max(0, Math.min(left, LONGEST_FIELD) - name.length() - ": \r\n".length());
            Header field = new Header(name, "x".repeat(value));
            headers.add(field);
            left -= field.line().length() + "\r\n".length();
        }
        return script(
                new Head(head(truth).status(), headers, head(truth).framing()), pieces(truth.body(), 1), End.KEEP);
    }

    /** Other fields in place of those of the same name, or beside them. */
    static Script headers(Script truth, Map<String, String> fields) {
        Map<String, String> other = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        other.putAll(fields);
        List<Header> headers = new ArrayList<>();
        head(truth).headers().stream()
                .filter(header -> !other.containsKey(header.name()))
                .forEach(headers::add);
        other.forEach((name, value) -> headers.add(new Header(name, value)));
        return script(
                new Head(head(truth).status(), headers, head(truth).framing()), pieces(truth.body(), 1), End.KEEP);
    }

    /** Compressed, where that was offered and there is a body. */
    static Script gzipped(Script truth, Request request) {
        if (truth.bodyBytes() == 0 || !request.offersGzip()) {
            return truth;
        }
        List<Header> headers = new ArrayList<>(head(truth).headers());
        headers.add(new Header("Content-Encoding", "gzip"));
        byte[] packed = gzip(truth.body());
        return script(
                new Head(head(truth).status(), headers, new Framing.Length(packed.length)),
                pieces(packed, 1),
                End.KEEP);
    }

    /** Another way to tell where the body ends, and an end before the last byte, or before the last chunk. */
    static Script framed(Script truth, Framing framing, int cutAfter) {
        Head head = new Head(head(truth).status(), head(truth).headers(), framing);
        byte[] body = truth.body();
        if (cutAfter == ServerFault.WHOLE) {
            return script(head, pieces(body, CHUNKS), End.KEEP);
        }
        int sent = Math.max(0, Math.min(cutAfter, body.length - 1));
        return script(head, pieces(java.util.Arrays.copyOf(body, sent), CHUNKS), End.FIN);
    }

    private static Head head(Script truth) {
        return truth.head().orElseThrow();
    }

    private static Script script(Head head, List<Bytes> body, End end) {
        List<Act> acts = new ArrayList<>();
        acts.add(head);
        acts.addAll(body);
        return Sabotage.lie(acts, end);
    }

    /** {@code body} in at most {@code count} pieces of like size. */
    private static List<Bytes> pieces(byte[] body, int count) {
        List<Bytes> pieces = new ArrayList<>();
        int length = (body.length + count - 1) / count;
        for (int from = 0; from < body.length; from += length) {
            pieces.add(new Bytes(body, from, Math.min(length, body.length - from)));
        }
        return pieces;
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
