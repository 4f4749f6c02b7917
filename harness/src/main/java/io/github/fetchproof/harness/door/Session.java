package io.github.fetchproof.harness.door;

import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.trace.Signal;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The kit's side of one session with one process, from its start to its end. Threads may share it.
 *
 * <p>It ends when the process does, when the process says something that is not the protocol, or when a fetch passed its
 * deadline. The process is then ended as well.
 */
final class Session {
    private static final int LOG_BYTES = 32 * 1024;
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final Waits waits;
    private final Optional<Child> child;
    private final Optional<LineWriter> writer;
    private final Capture log;
    private final Talk talk;
    private volatile Optional<Signal> signalled = Optional.empty();
    private final AtomicInteger ids = new AtomicInteger();
    private final Thread listener = new Thread(this::listen, "fetchproof-session-listener");

    private Session(Optional<Child> child, Talk talk, Capture log, Waits waits) {
        this.child = child;
        this.talk = talk;
        this.log = log;
        this.waits = waits;
        this.writer = child.map(each -> new LineWriter(each.input()));
    }

    /** Starts a process and waits until it has said hello, or has failed to. */
    static Session start(List<String> argv, Place place, Waits waits) throws InterruptedException {
        Capture log = new Capture(LOG_BYTES, LOG_BYTES);
        Talk talk = new Talk(log::text);
        Optional<Child> child = Optional.empty();
        Optional<String> problem = Programs.problem(argv.get(0), place.path());
        if (problem.isEmpty()) {
            try {
                LineSink lines = new LineSink(talk::heard);
                child = Optional.of(Child.start(argv, place.work(), place, ResultFiles.next(place), waits, lines, log));
            } catch (IOException e) {
                problem = Optional.of(String.valueOf(e.getMessage()));
            }
        }
        problem.ifPresent(why -> talk.over("could not be started: " + why));
        Session session = new Session(child, talk, log, waits);
        if (child.isPresent()) {
            session.greet();
        }
        return session;
    }

    private void greet() throws InterruptedException {
        listener.setDaemon(true);
        listener.start();
        say(Map.of("type", "hello", "protocol", Hello.PROTOCOL));
        try {
            if (within(waits.hello(), talk.hello()).isEmpty()) {
                talk.over("said no hello within " + words(waits.hello()));
            }
        } catch (InterruptedException e) {
            close();
            throw e;
        }
    }

    /** What the subject said of itself; empty when it did not. */
    Optional<Hello> hello() {
        return talk.hello().getNow(Optional.empty());
    }

    /** Why the session is over, as a predicate of the subject; empty while it is not. */
    String reason() {
        return talk.reason();
    }

    String log() {
        return log.text();
    }

    Reply fetch(FetchRequest request, Duration deadline) throws InterruptedException {
        String id = Integer.toString(ids.incrementAndGet());
        CompletableFuture<Reply> reply = talk.expectReply(id, request);
        if (!reply.isDone()) {
            say(fetch(id, request));
        }
        try {
            long until = System.nanoTime() + deadline.toNanos();
            Optional<Reply> inTime = within(deadline, reply);
            if (inTime.isEmpty() && talk.giveUp(id)) {
                return hung(deadline);
            }
            Reply answer = inTime.orElseGet(reply::join);
            return signalled.isEmpty() ? answer : signalled(answer, until - System.nanoTime(), deadline);
        } catch (InterruptedException e) {
            talk.giveUp(id);
            talk.over("was ended: a fetch before was interrupted");
            end();
            throw e;
        }
    }

    private static Map<String, Object> fetch(String id, FetchRequest request) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", "fetch");
        message.put("id", id);
        message.put("operation", request.operation().name());
        message.put("modules", request.modules());
        message.put("directory", request.directory().toString());
        return message;
    }

    /** Sends the process a signal: from now on its end is the end of the fetch in flight. */
    void signal(Signal signal) throws IOException, InterruptedException {
        signalled = Optional.of(signal);
        if (child.isPresent()) {
            child.get().signal(signal);
        }
    }

    private Reply signalled(Reply answer, long left, Duration deadline) throws InterruptedException {
        boolean ended = child.isPresent() && child.get().await(Duration.ofNanos(Math.max(0, left)));
        return ended ? Reply.signalled(answer.message(), exit()) : hung(deadline);
    }

    private Reply hung(Duration deadline) {
        String what = "gave no result within " + words(deadline);
        talk.over("was ended: a fetch before " + what);
        String how = end();
        return Reply.hung(talk.withLog(what + ", " + how), exit());
    }

    /** Lets the subject forget; false when it could not, and the session has to be replaced. */
    boolean reset() throws InterruptedException {
        Future<Boolean> done = talk.expectReset();
        say(Map.of("type", "reset"));
        Optional<Boolean> inTime = within(waits.hello(), done);
        if (inTime.isEmpty()) {
            talk.over("did not reset within " + words(waits.hello()));
        }
        return inTime.orElse(false);
    }

    /** Says goodbye, waits a little, and ends what is left. No process and no thread stays. */
    void close() {
        boolean interrupted = Thread.interrupted();
        if (!talk.isOver()) {
            say(Map.of("type", "bye"));
            writer.ifPresent(LineWriter::finish);
            interrupted |= !left();
        }
        talk.over("was closed");
        end();
        writer.ifPresent(LineWriter::finish);
        interrupted |= !joined(listener);
        interrupted |= !writer.map(each -> joined(each.thread())).orElse(true);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the process to leave by itself; false when the wait was interrupted. */
    private boolean left() {
        try {
            if (child.isPresent()) {
                child.get().await(waits.bye());
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Waits for a thread whose process has ended; false when the wait was interrupted. */
    private boolean joined(Thread thread) {
        try {
            thread.interrupt();
            thread.join(waits.kill().toMillis());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private String end() {
        return child.map(Child::end).orElse("it had never begun");
    }

    private int exit() {
        return child.map(Child::exit).orElse(-1);
    }

    /** On a thread of its own: takes what the process prints until it ends or the session does. */
    private void listen() {
        Child process = child.orElseThrow();
        try {
            boolean ended = false;
            while (!ended && !talk.isOver()) {
                ended = process.await(GLANCE);
            }
            if (ended) {
                talk.exited(process.exit());
            }
        } catch (InterruptedException closed) {
            talk.over("was closed");
        }
        end();
    }

    private void say(Map<String, Object> message) {
        writer.ifPresent(each -> each.write(Reported.line(message)));
    }

    /** The value, unless it is late. */
    private static <T> Optional<T> within(Duration limit, Future<T> future) throws InterruptedException {
        try {
            return Optional.of(future.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static String words(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
