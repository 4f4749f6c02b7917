package io.github.fetchproof.harness.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fetchproof.harness.fetcher.Surroundings;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchdogTest {
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final CountDownLatch resolved = new CountDownLatch(1);
    private final TimeAndChance time = TimeAndChance.real();
    private final Sink.Memory sink = new Sink.Memory();

    @AfterEach
    void end() {
        resolved.countDown();
        workers.shutdownNow();
    }

    /** A request whose name lookup blocks, deaf to cancelling and interrupts alike, as the system's does. */
    private Exchange blockedLookup(Map<String, String> variables) {
        Decisions decisions = new Decisions(Settings.of(new Surroundings(variables)));
        Watch watch = new Watch(time.nanos(), decisions.limits());
        OkHttpClient client = new OkHttpClient.Builder()
                .eventListenerFactory(call -> Optional.ofNullable(call.request().tag(Watch.class))
                        .<EventListener>map(each -> each)
                        .orElse(EventListener.NONE))
                .dns(name -> {
                    awaitUninterruptibly();
                    return List.of(InetAddress.getLoopbackAddress());
                })
                .build();
        Request request = new Request.Builder()
                .url("http://blocked.example/")
                .tag(Watch.class, watch)
                .build();
        return new Exchange(decisions, client.newCall(request), watch, sink, Part.INFO);
    }

    private void awaitUninterruptibly() {
        boolean interrupted = false;
        while (resolved.getCount() > 0) {
            try {
                resolved.await();
            } catch (InterruptedException deaf) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void givesUpALookupThatBlocks() {
        Exchange exchange = blockedLookup(Map.of("FETCHPROOF_LOOKUP_TIMEOUT", "50ms"));

        Troubled troubled = catchThrowableOfType(
                Troubled.class, () -> new Watchdog(workers).await(exchange, time.deadline(Duration.ofMinutes(1))));

        assertThat(troubled.trouble()).isEqualTo(Trouble.LOOKUP_SILENT);
        assertThat(exchange.call().isCanceled()).isTrue();
        assertThat(exchange.watch().tries()).isEqualTo(1);
    }

    @Test
    void givesUpALookupThatBlocksAtTheDeadline() {
        Exchange exchange = blockedLookup(Map.of("FETCHPROOF_LOOKUP_TIMEOUT", "1m"));

        Troubled troubled = catchThrowableOfType(
                Troubled.class, () -> new Watchdog(workers).await(exchange, time.deadline(Duration.ofMillis(50))));

        assertThat(troubled.trouble()).isEqualTo(Trouble.OVERDUE);
    }
}
