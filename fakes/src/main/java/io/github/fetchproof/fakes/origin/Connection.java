package io.github.fetchproof.fakes.origin;

import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.traffic.Event;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/** One connection at an origin, from its acceptance to its end. Runs on a thread of its own. */
final class Connection implements Runnable {
    private static final int LINGER_MILLIS = 2_000;
    private static final String FIN = "fin";
    private static final String RESET = "reset";
    private static final String CLOSED = "closed";

    private final Origin origin;
    private final Socket socket;
    private final int number;

    Connection(Origin origin, Socket socket, int number) {
        this.origin = origin;
        this.socket = socket;
        this.number = number;
    }

    @Override
    public void run() {
        String how;
        try (Socket closing = socket) {
            closing.setTcpNoDelay(true);
            how = converse(new RequestReader(closing.getInputStream()));
        } catch (IOException e) {
            how = RESET;
        } catch (RuntimeException | Error e) {
            origin.failed(e);
            how = CLOSED;
        }
        origin.log()
                .add(new Event.Disconnected(
                        origin.log().nanos(), origin.name(), number, origin.isClosed() ? CLOSED : how));
    }

    /** Cuts the conversation short. */
    void abort() {
        try {
            socket.close();
        } catch (IOException e) {
            origin.failed(e);
        }
    }

    private String converse(RequestReader reader) throws IOException {
        while (true) {
            Optional<RequestReader.RawHead> head = reader.next();
            if (head.isEmpty()) {
                return FIN;
            }
            Optional<String> end = answer(head.get(), reader);
            if (end.isPresent()) {
                return end.get();
            }
        }
    }

    /** How the connection ended; nothing when it goes on. */
    private Optional<String> answer(RequestReader.RawHead head, RequestReader reader) throws IOException {
        Optional<Request> told = head.refusal() > 0 ? Optional.empty() : Request.of(head.line(), head.headers());
        Optional<byte[]> body = told.isPresent() ? body(told.get(), reader) : Optional.empty();
        boolean closing = body.isEmpty() || told.orElseThrow().closes();
        Optional<Request> request = told.map(without -> body.map(without::with).orElse(without));
        long arrived = origin.log().nanos();
        Rules.Decision decision =
                request.map(r -> origin.rules().arrived(origin.counted(r))).orElse(Rules.Decision.NOTHING);
        decision.holds().forEach(Runnable::run);
        Script script = request.map(r -> origin.respond(decision.fault(), r)).orElseGet(() -> refusal(head));
        Optional<ServerFault> fault = script.truth() ? Optional.empty() : decision.fault();

        Performance performance = new Performance(socket, reader);
        origin.beginsToAnswer();
        try {
            if (script.isPlain() && script.bodyBytes() <= Backstage.LONGEST) {
                fault.ifPresent(this::acted);
                performance.relay(script, origin.backstage().ask(script), closing);
            } else if (!performance.play(script, closing, () -> fault.ifPresent(this::acted))) {
                return Optional.of(FIN);
            }
        } finally {
            origin.log()
                    .add(new Event.Exchange(
                            arrived,
                            origin.log().nanos(),
                            origin.name(),
                            number,
                            head.line(),
                            head.headers(),
                            request.map(Request::path).orElse(""),
                            performance.status(),
                            performance.bytes(),
                            fault.map(ServerFault::describe).orElse("")));
            origin.hasAnswered();
        }
        return end(script, closing, reader);
    }

    /** What comes after the head; nothing where it cannot be read, so that no other request can be either. */
    private static Optional<byte[]> body(Request request, RequestReader reader) throws IOException {
        String length = request.header("Content-Length").orElse("0");
        boolean readable = request.header("Transfer-Encoding").isEmpty()
                && request.header("Expect").isEmpty()
                && length.matches("[0-9]{1,18}");
        return readable ? reader.body(Long.parseLong(length)) : Optional.empty();
    }

    private static Script refusal(RequestReader.RawHead head) {
        return head.refusal() == 431
                ? ProxyOrigin.refusal(
                        431, "the head of the request is longer than " + RequestReader.HEAD_LIMIT + " bytes")
                : ProxyOrigin.refusal(400, "not a request of HTTP/1");
    }

    private void acted(ServerFault fault) {
        origin.log().add(new Event.Fault(origin.log().nanos(), origin.name(), fault.kind(), "acted", fault.describe()));
    }

    private Optional<String> end(Script script, boolean closing, RequestReader reader) throws IOException {
        return switch (script.end()) {
            case KEEP -> closing || script.lastsUntilClose() ? Optional.of(fin(reader)) : Optional.empty();
            case FIN -> Optional.of(fin(reader));
            case RST -> Optional.of(reset());
            case HOLD -> Optional.of(hold(reader));
        };
    }

    private String reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
        return CLOSED;
    }

    private static String hold(RequestReader reader) throws IOException {
        while (reader.watch()) {
            // what the peer says into the silence is not answered
        }
        return FIN;
    }

    /** Closes in order: waits a little for the peer, because a close over unread bytes would send RST. */
    private String fin(RequestReader reader) throws IOException {
        socket.shutdownOutput();
        long end = System.nanoTime() + LINGER_MILLIS * 1_000_000L;
        try {
            socket.setSoTimeout(LINGER_MILLIS);
            while (reader.watch() && System.nanoTime() < end) {
                // bytes that came too late to be a request
            }
        } catch (IOException e) {
            return CLOSED; // the peer keeps its half open, or resets what is closed already: its affair
        }
        return CLOSED;
    }
}
