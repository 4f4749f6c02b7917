package io.github.fetchproof.fakes.cache;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes a body to a file piece by piece, and says what it is when it was whole. It fails when nothing comes for too long, when
 * all of it takes too long, and when it is too large.
 */
final class Spool implements BodySubscriber<Seal> {
    private final FileChannel file;
    private final long mostBytes;
    private final boolean maySpill;
    private final Duration stall;
    private final ScheduledExecutorService timer;
    private final Future<?> end;
    private final Sha256 digest = new Sha256();
    private final CompletableFuture<Seal> result = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile @Nullable Future<?> alarm;
    private long bytes;

    /**
     * A spool that writes to {@code path}.
     *
     * @param mostBytes what the body may hold
     * @param maySpill whether the beginning of a body that holds more will do
     * @throws Unkept when it cannot write there
     */
    Spool(Path path, long mostBytes, boolean maySpill, Limits limits, ScheduledExecutorService timer) throws Unkept {
        this.file = open(path);
        this.mostBytes = mostBytes;
        this.maySpill = maySpill;
        this.stall = limits.stall();
        this.timer = timer;
        this.end = timer.schedule(
                () -> fail(new HttpTimeoutException("the body took longer than " + seconds(limits.overall()))),
                limits.overall().toNanos(),
                TimeUnit.NANOSECONDS);
        arm();
    }

    private static FileChannel open(Path path) throws Unkept {
        try {
            return FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException unwritable) {
            throw new Unkept(unwritable);
        }
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() / 1000.0 + " s";
    }

    private void arm() {
        disarm();
        alarm = timer.schedule(
                () -> fail(new HttpTimeoutException("nothing more of the body came for " + seconds(stall))),
                stall.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    private void disarm() {
        Future<?> armed = alarm;
        if (armed != null) {
            armed.cancel(false);
        }
    }

    @Override
    public CompletionStage<Seal> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription fresh) {
        subscription = fresh;
        if (result.isDone()) {
            fresh.cancel();
        } else {
            fresh.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        try {
            for (ByteBuffer piece : pieces) {
                if (piece.remaining() > mostBytes - bytes) {
                    spill(piece);
                    return;
                }
                take(piece);
            }
        } catch (IOException unwritable) {
            fail(new Unkept(unwritable));
            return;
        }
        Flow.Subscription current = subscription;
        if (current != null && !result.isDone()) {
            arm();
            current.request(1);
        }
    }

    private void take(ByteBuffer piece) throws IOException {
        bytes += piece.remaining();
        digest.update(piece.duplicate());
        while (piece.hasRemaining()) {
            file.write(piece);
        }
    }

    private void spill(ByteBuffer piece) throws IOException {
        if (!maySpill) {
            fail(new IOException("the body is larger than " + mostBytes + " bytes"));
            return;
        }
        take(piece.slice(piece.position(), (int) (mostBytes - bytes)));
        succeed();
        cancel();
    }

    @Override
    public void onError(Throwable broken) {
        fail(broken);
    }

    @Override
    public void onComplete() {
        succeed();
    }

    private void succeed() {
        if (finish()) {
            result.complete(new Seal(bytes, digest.hex(), Optional.empty()));
        }
    }

    private void fail(Throwable why) {
        result.completeExceptionally(why); // first, or a write to the closed file would be taken for the reason
        finish();
        cancel();
    }

    private void cancel() {
        Flow.Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
    }

    /** Whether the file could be closed. */
    private boolean finish() {
        end.cancel(false);
        disarm();
        try {
            file.close();
            return true;
        } catch (IOException unwritable) {
            result.completeExceptionally(new Unkept(unwritable));
            return false;
        }
    }

    /** The disk failed, not the upstream. */
    static final class Unkept extends IOException {
        private static final long serialVersionUID = 1L;

        Unkept(IOException cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }
}
