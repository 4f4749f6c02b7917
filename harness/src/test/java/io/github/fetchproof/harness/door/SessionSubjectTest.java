package io.github.fetchproof.harness.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.trace.Fetch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class SessionSubjectTest {
    private static final Duration PLENTY = Duration.ofSeconds(90);
    private static final Waits SHORT =
            new Waits(Duration.ofSeconds(90), Duration.ofSeconds(1), Duration.ofMillis(200), Duration.ofSeconds(10));
    private static final String HELLO =
            "read x; echo '{\"type\":\"hello\",\"protocol\":1,\"name\":\"sh\",\"version\":\"7\",\"capabilities\":[\"download\"]}'\n";

    private final Path scratch;
    private Place place;

    SessionSubjectTest(@TempDir Path scratch) {
        this.scratch = scratch;
        this.place = Place.make(scratch, Map.of("GOPROXY", "http://127.0.0.1:1"), Cage.NONE);
    }

    @AfterEach
    void noProcessAndNoThreadIsLeft() {
        assertThat(Leftovers.of(scratch)).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(each -> each.getName().startsWith("fetchproof-session-"));
    }

    @Test
    void aJavaFetcherAnswers() throws InterruptedException {
        try (Subject subject = java()) {
            Reply reply = subject.fetch(request("m@v1.0.0"), PLENTY);

            assertThat(reply)
                    .isEqualTo(new Reply(
                            Fetch.Ending.ANSWERED,
                            false,
                            java.util.Optional.of(Outcome.NOT_FOUND),
                            2,
                            List.of("v1.0.0"),
                            "m@v1.0.0",
                            -1,
                            Map.of()));
        }
    }

    @Test
    void aJavaFetcherIsIntroduced() throws Exception {
        Introduction introduction = javaDoor().introduce(place, PLENTY);

        assertThat(introduction)
                .isEqualTo(new Introduction(
                        "test", "1.0", java.util.Set.of(Capability.DOWNLOAD, Capability.OUTCOME, Capability.SESSION)));
    }

    @Test
    void theBundledReferenceAnswersWhereNobodyListens() throws Exception {
        Door door = Door.of(Manifest.bundled("reference"));

        assertThat(door.introduce(place, PLENTY).capabilities())
                .isEqualTo(Manifest.bundled("reference").capabilities());
        try (Subject subject = door.open(place)) {
            Reply reply = subject.fetch(request("example.com/m@v1.0.0"), PLENTY);

            assertThat(reply.ending()).isEqualTo(Fetch.Ending.ANSWERED);
            assertThat(reply.outcome()).contains(Outcome.UNAVAILABLE);
            assertThat(reply.attempts()).isPositive();
        }
    }

    @Test
    void aPythonProgramAnswers() throws InterruptedException {
        assumeTrue(Programs.commandExists("python3", place.path()), "needs python3");
        String program = """
                import json, sys
                for line in sys.stdin:
                    said = json.loads(line)
                    if said["type"] == "hello":
                        answer = {"type": "hello", "protocol": 1, "name": "py", "version": "3", "capabilities": ["list"]}
                    elif said["type"] == "fetch":
                        answer = {"type": "result", "id": said["id"], "outcome": "FETCHED", "answers": ["v1.0.0"]}
                    else:
                        break
                    print(json.dumps(answer), flush=True)
                """;
        try (Subject subject = subject(List.of("python3", "-c", program))) {
            Reply reply = subject.fetch(request("m"), PLENTY);

            assertThat(reply.claimedSuccess()).isTrue();
            assertThat(reply.answers()).containsExactly("v1.0.0");
        }
    }

    @Test
    void aJavaFetcherIsGivenItsEnvironmentAndItsHome() throws InterruptedException {
        try (Subject subject = java()) {
            assertThat(subject.fetch(request("variable GOPROXY"), PLENTY).message())
                    .isEqualTo("http://127.0.0.1:1");
            assertThat(subject.fetch(request("property user.home"), PLENTY).message())
                    .isEqualTo(place.home().toString());
            assertThat(subject.fetch(request("property user.dir"), PLENTY).message())
                    .isEqualTo(place.work().toString());
        }
    }

    @Test
    void whatAJavaFetcherPrintsIsItsLog() throws InterruptedException {
        try (Subject subject = java()) {
            Reply reply = subject.fetch(request("print"), PLENTY);

            assertThat(reply.outcome()).contains(Outcome.NOT_FOUND);
            assertThat(subject.log()).contains("half a line");
        }
    }

    @Test
    void whatAJavaFetcherThrowsIsACrashOfThatFetch() throws InterruptedException {
        try (Subject subject = java()) {
            Reply thrown = subject.fetch(request("throw"), PLENTY);
            Reply next = subject.fetch(request("m@v1.0.0"), PLENTY);

            assertThat(thrown.ending()).isEqualTo(Fetch.Ending.CRASHED);
            assertThat(thrown.message()).contains("java.lang.IllegalStateException: out of order");
            assertThat(next.ending()).isEqualTo(Fetch.Ending.ANSWERED);
        }
    }

    @Test
    void aJavaFetcherThatExitsIsACrash() throws InterruptedException {
        try (Subject subject = java()) {
            Reply reply = subject.fetch(request("exit"), PLENTY);

            assertThat(reply.ending()).isEqualTo(Fetch.Ending.CRASHED);
            assertThat(reply.message()).contains("exited with code 9");
            assertThat(reply.exit()).isEqualTo(9);
            assertThat(subject.fetch(request("m@v1.0.0"), PLENTY).ending()).isEqualTo(Fetch.Ending.CRASHED);
        }
    }

    @Test
    void aJavaFetcherThatHangsIsEndedAndResetStartsAnother() throws InterruptedException {
        try (Subject subject = java()) {
            Reply hung = subject.fetch(request("hang"), Duration.ofMillis(300));
            Reply after = subject.fetch(request("m@v1.0.0"), PLENTY);
            subject.reset();
            Reply again = subject.fetch(request("m@v1.0.0"), PLENTY);

            assertThat(hung.ending()).isEqualTo(Fetch.Ending.HUNG);
            assertThat(hung.message()).contains("gave no result within 300 ms, ended by");
            assertThat(after.ending()).isEqualTo(Fetch.Ending.CRASHED);
            assertThat(after.message()).contains("was ended: a fetch before gave no result within 300 ms");
            assertThat(again.ending()).isEqualTo(Fetch.Ending.ANSWERED);
        }
    }

    @Test
    void theFloodOfAJavaFetcherNeitherBlocksNorStays() throws InterruptedException {
        try (Subject subject = java()) {
            Reply reply = subject.fetch(request("flood"), PLENTY);

            assertThat(reply.ending()).isEqualTo(Fetch.Ending.ANSWERED);
            assertThat(subject.log()).contains("bytes left out");
            assertThat(subject.log().length()).isLessThan(100_000);
        }
    }

    @Test
    void aJavaFetcherThatHangsInFlightDoesNotOutliveTheEnd() throws Exception {
        ExecutorService asking = Executors.newSingleThreadExecutor();
        Subject subject = java();
        try {
            CompletableFuture<Reply> reply =
                    CompletableFuture.supplyAsync(() -> uninterrupted(subject, "hang"), asking);
            assertThat(subject.fetch(request("m@v1.0.0"), PLENTY).ending()).isEqualTo(Fetch.Ending.ANSWERED);
            subject.close();

            assertThat(reply.get(60, TimeUnit.SECONDS).ending()).isEqualTo(Fetch.Ending.CRASHED);
        } finally {
            subject.close();
            asking.shutdownNow();
        }
    }

    @Test
    void aProviderThatCannotBeUsedIsOneSentence() {
        assertThatThrownBy(() -> introduce("no.such.Provider", place))
                .isInstanceOf(DoorException.class)
                .hasMessageContaining("exited with code 2")
                .hasMessageContaining("fetchproof: the class path holds no class no.such.Provider");
        assertThatThrownBy(() -> introduce("java.lang.String", place))
                .hasMessageContaining("java.lang.String does not implement");
        Place refused = Place.make(scratch, Map.of("TEST_REFUSE", "1"), Cage.NONE);
        assertThatThrownBy(() -> introduce(TestProvider.class.getName(), refused))
                .hasMessageContaining("the provider refuses these surroundings: not on a day like this");
    }

    @Test
    void theAdapterNeedsTheJdkAndTheUsersClassesAlone() throws Exception {
        Path onlyTheFetcherRoom = scratch.resolve("classes");
        copy(classes("classes"), onlyTheFetcherRoom, "io/github/fetchproof/harness/fetcher");
        copy(classes("test-classes"), onlyTheFetcherRoom, "io/github/fetchproof/harness/door");
        List<String> argv = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                onlyTheFetcherRoom.toString(),
                "io.github.fetchproof.harness.fetcher.Adapter",
                TestProvider.class.getName());

        try (Subject subject = subject(argv)) {
            assertThat(subject.fetch(request("m@v1.0.0"), PLENTY).outcome()).contains(Outcome.NOT_FOUND);
            assertThat(subject.fetch(request("throw"), PLENTY).message()).contains("out of order");
        }
    }

    @Test
    void manyFetchesAreInFlightAtOnce() throws Exception {
        // Answers the first two fetches in the other order, once both are there.
        String script = HELLO
                + "read a; read b; for each in \"$b\" \"$a\"; do id=$(echo \"$each\" | sed 's/.*\"id\":\"\\([0-9]*\\)\".*/\\1/');"
                + " echo '{\"type\":\"result\",\"id\":\"'$id'\",\"outcome\":\"FETCHED\",\"message\":\"'$id'\"}'; done; cat > /dev/null";
        ExecutorService asking = Executors.newFixedThreadPool(2);
        try (Subject subject = shell(script)) {
            CompletableFuture<Reply> one = CompletableFuture.supplyAsync(() -> uninterrupted(subject, "a"), asking);
            CompletableFuture<Reply> other = CompletableFuture.supplyAsync(() -> uninterrupted(subject, "b"), asking);

            assertThat(List.of(
                            one.get(60, TimeUnit.SECONDS).message(),
                            other.get(60, TimeUnit.SECONDS).message()))
                    .containsExactlyInAnyOrder("1", "2");
        } finally {
            asking.shutdownNow();
        }
    }

    @Test
    void whatIsNotTheProtocolIsACrashWithWhatWasRead() throws InterruptedException {
        for (String said : List.of(
                "hallo",
                "[]",
                "{\"type\":\"result\",\"id\":\"99\",\"outcome\":\"FETCHED\"}",
                "{\"type\":\"result\",\"id\":\"1\"}",
                "{\"type\":\"result\",\"id\":\"1\",\"outcome\":\"FINE\"}",
                "{\"type\":\"dance\"}")) {
            try (Subject subject = shell(HELLO + "read x; echo '" + said + "'; cat > /dev/null")) {
                Reply reply = subject.fetch(request("m@v1.0.0"), PLENTY);

                assertThat(reply.ending()).as(said).isEqualTo(Fetch.Ending.CRASHED);
                assertThat(reply.message())
                        .startsWith("said what is not the session protocol")
                        .contains(said);
            }
        }
    }

    @Test
    void anEndlessLineIsNotKept() throws InterruptedException {
        try (Subject subject = shell(HELLO + "read x; head -c 30000000 /dev/zero; echo; cat > /dev/null")) {
            Reply reply = subject.fetch(request("m@v1.0.0"), PLENTY);

            assertThat(reply.ending()).isEqualTo(Fetch.Ending.CRASHED);
            assertThat(reply.message()).contains("longer than").hasSizeLessThan(2_000);
        }
    }

    @Test
    void anotherProtocolOrNoHelloIsSaid() throws InterruptedException {
        try (Subject subject = shell("echo '{\"type\":\"hello\",\"protocol\":2}'; cat > /dev/null")) {
            assertThat(subject.fetch(request("m@v1.0.0"), PLENTY).message()).contains("protocol must be 1: 2");
        }
        Waits brief = new Waits(Duration.ofMillis(300), SHORT.bye(), SHORT.grace(), SHORT.kill());
        List<String> silent = List.of("sh", "-c", "echo thinking >&2; sleep 1000");
        try (Subject subject = new SessionSubject(silent, place, brief, Session.start(silent, place, brief))) {
            Reply reply = subject.fetch(request("m@v1.0.0"), PLENTY);

            assertThat(reply.ending()).isEqualTo(Fetch.Ending.CRASHED);
            assertThat(reply.message()).contains("said no hello within 300 ms", "thinking");
        }
    }

    @Test
    void aProgramThatIsNotThereIsSaidInASentence() throws InterruptedException {
        try (Subject subject = subject(List.of("no-such-program-anywhere"))) {
            assertThat(subject.fetch(request("m@v1.0.0"), PLENTY).message())
                    .startsWith("could not be started: the program no-such-program-anywhere is not in PATH");
        }
        assertThatThrownBy(() ->
                        Door.of(Manifest.ofSession("no-such-program-anywhere")).introduce(place, PLENTY))
                .isInstanceOf(DoorException.class)
                .hasMessageContaining("no-such-program-anywhere is not in PATH");
    }

    @Test
    void oneThatReadsNothingDoesNotBlockTheKit() throws InterruptedException {
        String much = "m".repeat(300_000);
        try (Subject subject = shell(HELLO + "sleep 1000")) {
            Reply reply = subject.fetch(request(much), Duration.ofMillis(500));

            assertThat(reply.ending()).isEqualTo(Fetch.Ending.HUNG);
        }
    }

    @Test
    void oneThatIgnoresByeAndTermIsKilled() throws InterruptedException {
        try (Subject subject = shell("trap '' TERM; " + HELLO + "while :; do sleep 0.1; done")) {
            assertThat(subject.log()).isEmpty();
        }
    }

    @Test
    void whatCannotResetIsStartedAnew() throws InterruptedException {
        String script = HELLO + "read x; echo '{\"type\":\"unsupported\",\"of\":\"reset\"}';"
                + " echo $$ >> pids; cat > /dev/null";
        try (Subject subject = shell(script)) {
            subject.reset();
            subject.reset();
            subject.reset();

            assertThat(lines(place.work().resolve("pids"))).hasSize(3).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatResetsLivesOn() throws InterruptedException {
        String script = HELLO + "echo $$ >> pids; while read x; do echo '{\"type\":\"reset\"}'; done";
        try (Subject subject = shell(script)) {
            subject.reset();
            subject.reset();

            assertThat(lines(place.work().resolve("pids"))).hasSize(1);
        }
    }

    @Test
    void aDaemonOfASessionDiesWithItsCage() throws InterruptedException {
        Place caged = Place.make(
                scratch, Map.of(), Cage.prefix(Arrays.asList("unshare", "-pf", "--kill-child", "--mount-proc")));
        String script = "(setsid env -i sh -c 'sleep 1000' >/dev/null 2>&1 </dev/null &); " + HELLO + "cat > /dev/null";
        List<String> argv = List.of("sh", "-c", script);
        Session session = Session.start(argv, caged, SHORT);
        try (Subject subject = new SessionSubject(argv, caged, SHORT, session)) {
            assumeTrue(session.hello().isPresent(), "needs PID namespaces");
            assertThat(subject.log()).isEmpty();
        }
    }

    @Test
    void anInterruptEndsTheSession() throws InterruptedException {
        try (Subject subject = shell(HELLO + "cat > /dev/null")) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> subject.fetch(request("m@v1.0.0"), PLENTY))
                    .isInstanceOf(InterruptedException.class);

            assertThat(subject.fetch(request("m@v1.0.0"), PLENTY).message())
                    .contains("was ended: a fetch before was interrupted");
        }
    }

    private static Reply uninterrupted(Subject subject, String module) {
        try {
            return subject.fetch(new FetchRequest(Operation.DOWNLOAD, List.of(module), Path.of("/")), PLENTY);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private FetchRequest request(String module) {
        return new FetchRequest(Operation.DOWNLOAD, List.of(module), place.work());
    }

    private Subject shell(String script) throws InterruptedException {
        return subject(List.of("sh", "-c", script));
    }

    private Subject subject(List<String> argv) throws InterruptedException {
        return new SessionSubject(argv, place, SHORT, Session.start(argv, place, SHORT));
    }

    private Subject java() throws InterruptedException {
        return javaDoor().open(place);
    }

    private static SessionDoor javaDoor() {
        return javaDoor(TestProvider.class.getName());
    }

    private static SessionDoor javaDoor(String provider) {
        Manifest manifest = Manifest.ofJava(
                provider, classes("test-classes").toString(), List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        if (manifest.way() instanceof Way.Java way) {
            return new SessionDoor(manifest, way.argv(), SHORT);
        }
        throw new AssertionError(manifest);
    }

    private static Introduction introduce(String provider, Place place) throws DoorException, InterruptedException {
        return javaDoor(provider).introduce(place, PLENTY);
    }

    private static Path classes(String directory) {
        return Path.of("target", directory).toAbsolutePath();
    }

    private static void copy(Path from, Path to, String room) throws IOException {
        Files.createDirectories(to.resolve(room));
        try (Stream<Path> files = Files.list(from.resolve(room))) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Files.copy(each, to.resolve(room).resolve(each.getFileName().toString()));
            }
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
