package io.github.fetchproof.harness.door;

import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A subject that is a process for each fetch, or for each of its modules. */
final class ExecSubject implements Subject {
    private static final int MESSAGE_BYTES = 8 * 1024;
    private static final int ANSWER_BYTES = 1 << 20;
    private static final int SIGNALLED = 128;
    private static final int LAST_SIGNAL = 64;

    private final Way.Exec way;
    private final Place place;
    private final Waits waits;
    private final boolean many;
    private final Set<Child> running = ConcurrentHashMap.newKeySet();
    private volatile Optional<Signal> signalled = Optional.empty();

    /** @param many whether it takes several modules at once */
    ExecSubject(Way.Exec way, boolean many, Place place, Waits waits) {
        this.way = way;
        this.many = many;
        this.place = place;
        this.waits = waits;
    }

    @Override
    public Reply fetch(FetchRequest request, Duration deadline) throws InterruptedException {
        Command command = Optional.ofNullable(way.commands().get(request.operation()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the subject must have a command for the operation: " + request.operation()));
        long until = System.nanoTime() + deadline.toNanos();
        List<Reply> replies = new ArrayList<>();
        for (List<String> modules : command.rounds(request, many)) {
            Duration left = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
            Reply reply = signalled.isPresent()
                    ? Reply.signalled("not started after " + signalled.get(), -1)
                    : run(command, modules, request, left);
            replies.add(reply);
            if (reply.ending() != Fetch.Ending.ANSWERED) {
                break;
            }
        }
        return Reply.together(replies);
    }

    private Reply run(Command command, List<String> modules, FetchRequest request, Duration deadline)
            throws InterruptedException {
        List<String> argv = command.argv(modules, request.directory(), place.moduleCache());
        Optional<String> missing = Programs.problem(argv.get(0), place.path());
        if (missing.isPresent()) {
            return Reply.crashed("could not be started: " + missing.get(), -1);
        }
        Path result = ResultFiles.next(place);
        Capture out = new Capture(MESSAGE_BYTES, MESSAGE_BYTES);
        Capture err = new Capture(MESSAGE_BYTES, MESSAGE_BYTES);
        Capture answers = new Capture(request.operation() == Operation.DOWNLOAD ? 0 : ANSWER_BYTES, 0);
        Child child;
        try {
            child = Child.start(argv, request.directory(), place, result, waits, Sink.both(out, answers), err);
        } catch (IOException e) {
            return Reply.crashed("could not be started: " + e.getMessage(), -1);
        }
        running.add(child);
        boolean ended;
        String how;
        try {
            child.input().close();
            ended = child.await(deadline);
        } catch (IOException inputClosed) {
            ended = child.await(deadline);
        } finally {
            running.remove(child);
            how = child.end();
        }
        String printed = text(out.text(), err.text());
        if (ended && signalled.isPresent()) {
            return Reply.signalled(text("ended after " + signalled.get(), printed), child.exit());
        }
        if (!ended) {
            return Reply.hung(text("still running at its deadline, " + how, printed), child.exit());
        }
        if (child.exit() > SIGNALLED && child.exit() <= SIGNALLED + LAST_SIGNAL) {
            return Reply.crashed(text("died by signal " + (child.exit() - SIGNALLED), printed), child.exit());
        }
        return answered(child.exit(), result, modules, request, printed, answers);
    }

    private static Reply answered(
            int exit, Path result, List<String> modules, FetchRequest request, String printed, Capture answers) {
        Reported reported = Reported.NOTHING;
        String note = "";
        try {
            reported = Reported.read(result, modules, request);
            Files.deleteIfExists(result);
        } catch (IllegalArgumentException e) {
            note = "the result file is ignored: " + e.getMessage();
        } catch (IOException e) {
            note = "the result file cannot be removed: " + e;
        }
        List<String> versions = reported.answers();
        if (versions.isEmpty() && exit == 0) {
            versions = Versions.in(answers.text());
        }
        return new Reply(
                Fetch.Ending.ANSWERED,
                exit == 0,
                reported.outcome(),
                reported.attempts(),
                versions,
                text(note, reported.message(), printed),
                exit,
                reported.files());
    }

    private static String text(String... parts) {
        return Stream.of(parts).filter(each -> !each.isBlank()).collect(Collectors.joining("\n"));
    }

    @Override
    public void signal(Signal signal) throws IOException, InterruptedException {
        signalled = Optional.of(signal);
        for (Child child : running) {
            child.signal(signal);
        }
    }

    @Override
    public void reset() {}

    @Override
    public String log() {
        return "";
    }

    /** Nothing to do: every fetch ends what it started. */
    @Override
    public void close() {}
}
