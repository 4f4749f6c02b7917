package io.github.fetchproof.harness.fetcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConversationTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @Test
    void theExamplesOfTheProtocolAreWhatIsSaid() throws IOException {
        List<String> page =
                Files.readAllLines(Path.of("src/main/java/io/github/fetchproof/harness/fetcher/session-protocol.md"));
        List<String> said = page.stream()
                .filter(each -> each.startsWith("> "))
                .map(each -> each.substring(2))
                .toList();
        List<String> answers = page.stream()
                .filter(each -> each.startsWith("< "))
                .map(each -> each.substring(2))
                .toList();

        assertThat(said).hasSizeGreaterThan(5);
        assertThat(oneByOne(new Example(), said)).isEqualTo(answers);
    }

    @Test
    void thePageOfTheProtocolNamesEveryCapabilityAndOutcome() throws IOException {
        String page =
                Files.readString(Path.of("src/main/java/io/github/fetchproof/harness/fetcher/session-protocol.md"));

        assertThat(page)
                .contains(
                        Arrays.stream(Capability.values()).map(Capability::word).toList());
        assertThat(page)
                .contains(Arrays.stream(Outcome.values())
                        .map(each -> "`" + each + "`")
                        .toList());
    }

    @Test
    void manyFetchesAreInFlightAndAnsweredAsTheyEnd() throws Exception {
        CountDownLatch secondIsDone = new CountDownLatch(1);
        Fetcher fetcher = request -> {
            if (request.modules().get(0).equals("first")) {
                assertThat(secondIsDone.await(30, TimeUnit.SECONDS)).isTrue();
            } else {
                secondIsDone.countDown();
            }
            return fetched(request.modules().get(0));
        };

        List<String> answers = talk(new Example(fetcher), fetch("1", "first") + fetch("2", "second"), 2);

        assertThat(answers).hasSize(2);
        assertThat(answers).anyMatch(each -> each.contains("\"id\":\"1\"") && each.contains("first"));
        assertThat(answers).anyMatch(each -> each.contains("\"id\":\"2\"") && each.contains("second"));
    }

    @Test
    void resetCancelsWhatIsInFlightAndOpensAnotherFetcher() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger opened = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        Example provider = new Example(new Fetcher() {
            @Override
            public FetchResult fetch(FetchRequest request) throws InterruptedException {
                never.await();
                return fetched("never");
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        });
        provider.opened = opened;

        List<String> answers = answers(provider, fetch("1", "a") + "{\"type\":\"reset\"}\n{\"type\":\"bye\"}\n");

        assertThat(answers).hasSize(2);
        assertThat(answers.get(0)).contains("\"id\":\"1\"", "CANCELLED");
        assertThat(answers.get(1)).isEqualTo("{\"type\":\"reset\"}");
        assertThat(opened).hasValue(2);
        assertThat(closed).hasValue(2);
    }

    @Test
    void theEndOfTheInputClosesTheFetcher() throws IOException {
        AtomicInteger closed = new AtomicInteger();
        Example provider = new Example(new Fetcher() {
            @Override
            public FetchResult fetch(FetchRequest request) {
                return fetched("");
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        });

        assertThat(answers(provider, "")).isEmpty();
        assertThat(closed).hasValue(1);
    }

    @Test
    void whatCannotBeUnderstoodIsNamedAndTheSessionGoesOn() throws IOException {
        List<String> answers = answers(
                new Example(),
                "rubbish\n[]\n{}\n{\"type\":7}\n{\"type\":\"fetch\"}\n"
                        + "{\"type\":\"fetch\",\"id\":\"9\",\"operation\":\"STEAL\",\"modules\":[\"m\"],\"directory\":\"/\"}\n"
                        + "{\"type\":\"fetch\",\"id\":\"9\",\"operation\":\"LIST\",\"modules\":[],\"directory\":\"/\"}\n"
                        + "{\"type\":\"fetch\",\"id\":\"9\",\"operation\":\"LIST\",\"modules\":[1],\"directory\":\"/\"}\n"
                        + "{\"type\":\"fetch\",\"id\":\"9\",\"operation\":\"LIST\",\"modules\":[\"m\"],\"directory\":\"\\u0000\"}\n"
                        + "\"" + "x".repeat(2 * Json.LENGTH) + "\"\n"
                        + "{\"type\":\"sing\",\"song\":{}}\n");

        assertThat(answers).hasSize(11);
        assertThat(answers.subList(0, 10)).allMatch(each -> each.startsWith("{\"type\":\"malformed\""));
        assertThat(answers.subList(5, 9)).allMatch(each -> each.contains("\"id\":\"9\""));
        assertThat(answers.get(5)).contains("operation must be one of [DOWNLOAD, LIST, LATEST, RESOLVE]: STEAL");
        assertThat(answers.get(10)).isEqualTo("{\"type\":\"unsupported\",\"of\":\"sing\"}");
    }

    @Test
    void aResultThatIsTooLongOrNoneAtAllIsACrashOfThatFetchAlone() throws Exception {
        Fetcher fetcher = request -> fetched("x".repeat(2 * Json.LENGTH));

        List<String> answers = talk(new Example(fetcher), fetch("1", "a"), 1);

        assertThat(answers).singleElement().asString().contains("\"crashed\"", "\"id\":\"1\"", "characters long");
    }

    @Test
    void errorsOfTheFetcherAreCrashesToo() throws Exception {
        Fetcher fetcher = request -> {
            throw new NoClassDefFoundError("lost/Library");
        };

        List<String> answers = talk(new Example(fetcher), fetch("1", "a"), 1);

        assertThat(answers).singleElement().asString().contains("\"crashed\"", "lost/Library");
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("\tat ");
    }

    private static FetchResult fetched(String message) {
        return new FetchResult(Outcome.FETCHED, 1, List.of(), message);
    }

    private static String fetch(String id, String module) {
        return Json.write(Map.of(
                        "type",
                        "fetch",
                        "id",
                        id,
                        "operation",
                        "DOWNLOAD",
                        "modules",
                        List.of(module),
                        "directory",
                        "/"))
                + "\n";
    }

    /** Everything answered to these lines and the end of the input. */
    private List<String> answers(FetcherProvider provider, String said) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Conversation conversation = conversation(provider, out);
        conversation.follow(new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)));
        return out.toString(StandardCharsets.US_ASCII).lines().toList();
    }

    /** The answers, where the end of the input only comes after so many of them. */
    private List<String> talk(FetcherProvider provider, String said, int expected) throws Exception {
        CountDownLatch all = new CountDownLatch(expected);
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                all.countDown();
            }
        };
        try (PipedOutputStream kit = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(kit)) {
            Conversation conversation = conversation(provider, out);
            Thread subject = new Thread(() -> {
                try {
                    conversation.follow(in);
                } catch (IOException gone) {
                    throw new AssertionError(gone);
                }
            });
            subject.start();
            kit.write(said.getBytes(StandardCharsets.UTF_8));
            kit.flush();
            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
            kit.close();
            subject.join(30_000);
        }
        return out.toString(StandardCharsets.US_ASCII).lines().toList();
    }

    /** Says one line after the other, each when the one before has been answered. */
    private List<String> oneByOne(FetcherProvider provider, List<String> lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CountDownLatch[] answered = new CountDownLatch[lines.size()];
        AtomicInteger answers = new AtomicInteger();
        for (int i = 0; i < answered.length; i++) {
            answered[i] = new CountDownLatch(1);
        }
        ByteArrayOutputStream signalling = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                answered[answers.getAndIncrement()].countDown();
            }
        };
        ByteArrayInputStream in =
                new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8)) {
                    private int line;

                    @Override
                    public synchronized int read(byte[] bytes, int offset, int length) {
                        if (line > 0 && line < lines.size()) {
                            waitFor(answered[line - 1]);
                        }
                        int next = line < lines.size() ? lines.get(line++).length() + 1 : 1;
                        return super.read(bytes, offset, Math.min(length, next));
                    }
                };
        conversation(provider, signalling).follow(in);
        out.writeBytes(signalling.toByteArray());
        return out.toString(StandardCharsets.US_ASCII).lines().toList();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private Conversation conversation(FetcherProvider provider, ByteArrayOutputStream out) {
        return new Conversation(
                provider, new Surroundings(Map.of()), out, new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    /** The fetcher of the protocol's examples, or one given. */
    private static final class Example implements FetcherProvider {
        private final Fetcher fetcher;
        private AtomicInteger opened = new AtomicInteger();

        Example() {
            this(request -> {
                if (request.operation() == Operation.LIST) {
                    throw new IllegalStateException("no lists here");
                }
                return new FetchResult(
                        Outcome.FETCHED,
                        3,
                        List.of(),
                        "fetched " + request.modules().get(0));
            });
        }

        Example(Fetcher fetcher) {
            this.fetcher = fetcher;
        }

        @Override
        public String name() {
            return "example";
        }

        @Override
        public String version() {
            return "1.2.0";
        }

        @Override
        public Set<Capability> capabilities() {
            return EnumSet.of(Capability.OUTCOME, Capability.DOWNLOAD);
        }

        @Override
        public Fetcher open(Surroundings surroundings) {
            opened.incrementAndGet();
            return fetcher;
        }
    }
}
