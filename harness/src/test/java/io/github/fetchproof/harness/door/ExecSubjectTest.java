package io.github.fetchproof.harness.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ExecSubjectTest {
    private static final Duration PLENTY = Duration.ofSeconds(60);
    private static final Waits SHORT =
            new Waits(Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofMillis(200), Duration.ofSeconds(10));
    private static final String NAMESPACE = "unshare -pf --kill-child --mount-proc";

    private final Path scratch;
    private Place place;

    ExecSubjectTest(@TempDir Path scratch) {
        this.scratch = scratch;
        this.place = Place.make(scratch, Map.of("GOPROXY", "http://127.0.0.1:1"), Cage.NONE);
    }

    @Test
    void exitZeroIsAClaimOfSuccess() throws InterruptedException {
        Reply reply = shell("echo out; echo err >&2", "example.com/m@v1.0.0");

        assertThat(reply.ending()).isEqualTo(Fetch.Ending.ANSWERED);
        assertThat(reply.claimedSuccess()).isTrue();
        assertThat(reply.exit()).isZero();
        assertThat(reply.message()).contains("out", "err");
        assertThat(reply.outcome()).isEmpty();
        assertThat(reply.attempts()).isEqualTo(-1);
    }

    @Test
    void anotherExitCodeIsACleanFailure() throws InterruptedException {
        Reply reply = shell("exit 3", "example.com/m@v1.0.0");

        assertThat(reply.ending()).isEqualTo(Fetch.Ending.ANSWERED);
        assertThat(reply.claimedSuccess()).isFalse();
        assertThat(reply.exit()).isEqualTo(3);
    }

    @Test
    void deathByASignalIsACrash() throws InterruptedException {
        Reply reply = shell("kill -SEGV $$", "example.com/m@v1.0.0");

        assertThat(reply.ending()).isEqualTo(Fetch.Ending.CRASHED);
        assertThat(reply.exit()).isEqualTo(139);
        assertThat(reply.message()).contains("died by signal 11");
    }

    @Test
    void aProgramThatIsNotThereIsACrashSaidInASentence() throws InterruptedException {
        Reply reply = exec(PLENTY, List.of("no-such-program-anywhere"), "example.com/m@v1.0.0");

        assertThat(reply.ending()).isEqualTo(Fetch.Ending.CRASHED);
        assertThat(reply.message())
                .startsWith("could not be started: the program no-such-program-anywhere is not in PATH");
        assertThat(reply.exit()).isEqualTo(-1);
    }

    @Test
    void whatCannotBeExecutedIsACrashSaidInASentence() throws IOException, InterruptedException {
        Path file = Files.writeString(scratch.resolve("fetch"), "#!/no/such/interpreter\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();

        Reply reply = exec(PLENTY, List.of(file.toString()), "example.com/m@v1.0.0");

        assertThat(reply.ending()).isEqualTo(Fetch.Ending.CRASHED);
        assertThat(reply.message()).startsWith("could not be started: ");
    }

    @Test
    void itWorksInTheDirectoryOfTheRequestWithItsOwnEnvironmentAlone() throws InterruptedException {
        Reply reply = shell("pwd; env", "example.com/m@v1.0.0");

        assertThat(reply.message().lines())
                .contains(
                        place.work().toString(),
                        "GOPROXY=http://127.0.0.1:1",
                        "HOME=" + place.home(),
                        "GOMODCACHE=" + place.moduleCache(),
                        "GOFLAGS=-modcacherw");
        assertThat(reply.message().lines().map(each -> each.replaceAll("=.*", "")))
                .doesNotContain("USER", "MAVEN_HOME", "GOROOT")
                .contains("FETCHPROOF_RESULT");
    }

    @Test
    void itsInputIsEmpty() throws InterruptedException {
        assertThat(shell("cat; echo done", "example.com/m@v1.0.0").message()).isEqualTo("done\n");
    }

    @Test
    void oneThatIsStillAtItIsAHangAndEnded() throws InterruptedException {
        Reply reply = exec(Duration.ofMillis(300), sh("echo started; sleep 1000"), "example.com/m@v1.0.0");

        assertThat(reply.ending()).isEqualTo(Fetch.Ending.HUNG);
        assertThat(reply.claimedSuccess()).isFalse();
        assertThat(reply.message()).contains("still running at its deadline, ended by TERM", "started");
        assertNothingIsLeft();
    }

    @Test
    void oneThatIgnoresTermIsKilled() throws InterruptedException {
        Reply reply =
                exec(Duration.ofMillis(300), sh("trap '' TERM; while :; do sleep 0.1; done"), "example.com/m@v1.0.0");

        assertThat(reply.ending()).isEqualTo(Fetch.Ending.HUNG);
        assertThat(reply.message()).contains("ended by KILL, TERM was ignored");
        assertNothingIsLeft();
    }

    @Test
    void lastWordsAfterTermAreHeard() throws InterruptedException {
        Reply reply = exec(
                Duration.ofMillis(500),
                sh("trap 'echo last words; exit 7' TERM; while :; do sleep 0.02; done"),
                "example.com/m@v1.0.0");

        assertThat(reply.ending()).isEqualTo(Fetch.Ending.HUNG);
        assertThat(reply.message()).contains("last words");
        assertThat(reply.exit()).isEqualTo(7);
    }

    @Test
    void aFloodNeitherBlocksNorStays() throws InterruptedException {
        Reply reply =
                shell("echo first; head -c 20000000 /dev/zero; echo; echo last >&2; echo last", "example.com/m@v1.0.0");

        assertThat(reply.ending()).isEqualTo(Fetch.Ending.ANSWERED);
        assertThat(reply.message()).startsWith("first").endsWith("last\n").contains(" bytes left out ");
        assertThat(reply.message().length()).isLessThan(50_000);
    }

    @Test
    void aFloodWithoutEndIsAHang() throws InterruptedException {
        Reply reply = exec(Duration.ofMillis(500), List.of("yes"), "example.com/m@v1.0.0");

        assertThat(reply.ending()).isEqualTo(Fetch.Ending.HUNG);
        assertThat(reply.message()).contains("bytes left out");
    }

    @Test
    void aChildThatKeepsTheStreamsDoesNotKeepTheKit() throws InterruptedException {
        Reply reply = shell("sleep 1000 & echo here", "example.com/m@v1.0.0");

        assertThat(reply.ending()).isEqualTo(Fetch.Ending.ANSWERED);
        assertThat(reply.message()).isEqualTo("here\n");
        assertNothingIsLeft();
    }

    @Test
    void aChildThatFloodsAfterItsParentsEndIsEnded() throws InterruptedException {
        Reply reply = shell("yes & yes >&2 & exit 0", "example.com/m@v1.0.0");

        assertThat(reply.ending()).isEqualTo(Fetch.Ending.ANSWERED);
        assertNothingIsLeft();
    }

    @RepeatedTest(5)
    void aDaemonThatDetachedItselfIsFoundWithoutACage() throws InterruptedException {
        Reply reply =
                shell("(setsid sh -c 'sleep 1000' >/dev/null 2>&1 </dev/null &) ; exit 0", "example.com/m@v1.0.0");

        assertThat(reply.claimedSuccess()).isTrue();
        assertNothingIsLeft();
    }

    @Test
    void aDaemonThatDetachedItselfDiesWithItsCage() throws IOException, InterruptedException {
        cage();
        Path pid = scratch.resolve("pid");
        // A daemon without the environment it was born with: only the cage can hold it.
        Reply reply = shell(
                "(setsid env -i sh -c 'echo in; sleep 1000' >" + pid + " 2>&1 </dev/null &);" + " while [ ! -s " + pid
                        + " ]; do sleep 0.01; done; sleep 1000",
                Duration.ofSeconds(2));

        assertThat(reply.ending()).isEqualTo(Fetch.Ending.HUNG);
        assertThat(Files.readString(pid)).isEqualTo("in\n");
        assertNothingIsLeft();
    }

    @Test
    void inACageExitCodesAreTheSubjects() throws InterruptedException {
        cage();

        assertThat(shell("exit 3", PLENTY).exit()).isEqualTo(3);
        assertThat(shell("exit 0", PLENTY).claimedSuccess()).isTrue();
        assertThat(exec(PLENTY, List.of("no-such-program-anywhere"), "m@v1.0.0").message())
                .contains("is not in PATH");
    }

    @Test
    void aResultFileTellsMore() throws InterruptedException {
        Reply reply = shell(
                "echo '{\"outcome\":\"NOT_FOUND\",\"attempts\":3,\"message\":\"gone\",\"later\":[],"
                        + "\"files\":{\"zip\":\"a/m.zip\"}}' > \"$FETCHPROOF_RESULT\"; exit 1",
                "example.com/m@v1.0.0");

        assertThat(reply.outcome()).contains(Outcome.NOT_FOUND);
        assertThat(reply.attempts()).isEqualTo(3);
        assertThat(reply.message()).isEqualTo("gone");
        assertThat(reply.files())
                .isEqualTo(Map.of("example.com/m@v1.0.0.zip", place.work().resolve("a/m.zip")));
    }

    @Test
    void aBadResultFileIsANoteInTheMessage() throws InterruptedException {
        for (String content : List.of("{", "[]", "{\"outcome\":\"GOOD\"}", "{\"attempts\":\"3\"}", "{\"files\":[1]}")) {
            Reply reply = shell("echo '" + content + "' > \"$FETCHPROOF_RESULT\"", "example.com/m@v1.0.0");

            assertThat(reply.ending()).isEqualTo(Fetch.Ending.ANSWERED);
            assertThat(reply.outcome()).isEmpty();
            assertThat(reply.message()).as(content).startsWith("the result file is ignored: ");
        }
    }

    @Test
    void aResultThatIsNoFileOrTooLongIsANote() throws InterruptedException {
        assertThat(shell("mkdir \"$FETCHPROOF_RESULT\"", "m@v1.0.0").message()).contains("not a regular file");
        assertThat(shell("mkfifo \"$FETCHPROOF_RESULT\"", "m@v1.0.0").message()).contains("not a regular file");
        assertThat(shell("ln -s /dev/zero \"$FETCHPROOF_RESULT\"", "m@v1.0.0").message())
                .contains("not a regular file");
        assertThat(shell("head -c 2000000 /dev/zero > \"$FETCHPROOF_RESULT\"", "m@v1.0.0")
                        .message())
                .contains("longer than");
    }

    @Test
    void severalModulesAreOneProcessEach() throws InterruptedException {
        Reply reply = exec(
                PLENTY,
                List.of("sh", "-c", "echo \"$1 $2\"; test \"$1\" != b", "sh", "{module}", "{version}"),
                "a@v1.0.0",
                "b@v2.0.0",
                "c@v3.0.0");

        assertThat(reply.claimedSuccess()).isFalse();
        assertThat(reply.exit()).isEqualTo(1);
        assertThat(reply.message()).isEqualTo("a v1.0.0\n\nb v2.0.0\n\nc v3.0.0\n");
    }

    @Test
    void severalModulesShareADeadline() throws InterruptedException {
        Reply reply = exec(
                Duration.ofMillis(500),
                List.of("sh", "-c", "echo $0; test $0 = a || sleep 1000", "{module}"),
                "a@v1.0.0",
                "b@v1.0.0",
                "c@v1.0.0");

        assertThat(reply.ending()).isEqualTo(Fetch.Ending.HUNG);
        assertThat(reply.message()).contains("a\n", "b\n").doesNotContain("c\n");
    }

    @Test
    void allModulesAtOnceAreArgumentsOfOneProcess() throws InterruptedException {
        Reply reply = exec(
                PLENTY, List.of("sh", "-c", "echo $#: \"$@\"", "sh", "{modules}", "{cache}"), "a@v1.0.0", "b@v2.0.0");

        assertThat(reply.message()).isEqualTo("3: a@v1.0.0 b@v2.0.0 " + place.moduleCache() + "\n");
    }

    @Test
    void versionsOnStandardOutputAreTheAnswers() throws InterruptedException {
        Way.Exec way = new Way.Exec(Map.of(
                Operation.LIST,
                new Command(Operation.LIST, sh("echo example.com/m v1.0.0 v1.1.0-rc.1; echo v9.9.9 >&2"))));

        Reply reply = new ExecSubject(way, false, place, SHORT)
                .fetch(new FetchRequest(Operation.LIST, List.of("example.com/m"), place.work()), PLENTY);

        assertThat(reply.answers()).containsExactly("v1.0.0", "v1.1.0-rc.1");
    }

    @Test
    void anOperationWithoutACommandIsAWrongCall() {
        Way.Exec way = new Way.Exec(Map.of(Operation.LIST, new Command(Operation.LIST, List.of("true"))));

        assertThatThrownBy(() -> new ExecSubject(way, false, place, SHORT).fetch(request("m@v1.0.0"), PLENTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DOWNLOAD");
    }

    @Test
    void manyAtOnceDoNotEndEachOther() throws InterruptedException {
        Place shared = place;
        int count = 8;
        CountDownLatch good = new CountDownLatch(count);
        Thread[] threads = new Thread[count];
        for (int i = 0; i < count; i++) {
            String sleep = "sleep 0." + i + "; echo done";
            threads[i] = new Thread(() -> {
                try {
                    if (shell(sleep, shared, PLENTY, "m@v1.0.0").message().equals("done\n")) {
                        good.countDown();
                    }
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            threads[i].start();
        }

        assertThat(good.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anInterruptEndsTheProcess() throws Exception {
        Path started = scratch.resolve("started");
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread asking = new Thread(() -> {
            try {
                shell("touch " + started + "; sleep 1000", "m@v1.0.0");
            } catch (InterruptedException expected) {
                interrupted.countDown();
            }
        });
        asking.start();
        for (int i = 0; i < 6000 && !Files.exists(started); i++) {
            asking.join(10);
        }
        asking.interrupt();

        assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
        asking.join();
        assertNothingIsLeft();
    }

    @Test
    void theRealGoSaysItsVersion() throws Exception {
        assumeTrue(Programs.commandExists("go", System.getenv("PATH")), "needs go");

        Introduction go = Door.of(Manifest.bundled("go")).introduce(place, PLENTY);

        assertThat(go.version()).startsWith("go version go1.");
        assertThat(go.name()).isEqualTo("go");
    }

    @Test
    void theRealGoFailsCleanlyWhereNobodyListens() throws InterruptedException {
        assumeTrue(Programs.commandExists("go", System.getenv("PATH")), "needs go");
        Subject go = Door.of(Manifest.bundled("go")).open(place);

        Reply download = go.fetch(request("example.com/m@v1.0.0"), PLENTY);
        Reply list = go.fetch(new FetchRequest(Operation.LIST, List.of("example.com/m"), place.work()), PLENTY);

        assertThat(download.ending()).isEqualTo(Fetch.Ending.ANSWERED);
        assertThat(download.claimedSuccess()).isFalse();
        assertThat(download.message()).contains("connection refused");
        assertThat(list.claimedSuccess()).isFalse();
        assertThat(list.answers()).isEmpty();
    }

    private void cage() {
        Cage cage = Cage.prefix(Arrays.asList(NAMESPACE.split(" ")));
        place = Place.make(scratch, Map.of(), cage);
        boolean can;
        try {
            can = shell("exit 5", PLENTY).exit() == 5;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assumeTrue(can, "needs PID namespaces");
    }

    private Reply shell(String script, String... modules) throws InterruptedException {
        return shell(script, place, PLENTY, modules);
    }

    private Reply shell(String script, Duration deadline) throws InterruptedException {
        return shell(script, place, deadline, "example.com/m@v1.0.0");
    }

    private static Reply shell(String script, Place place, Duration deadline, String... modules)
            throws InterruptedException {
        return exec(place, deadline, sh(script), modules);
    }

    private Reply exec(Duration deadline, List<String> argv, String... modules) throws InterruptedException {
        return exec(place, deadline, argv, modules);
    }

    private static Reply exec(Place place, Duration deadline, List<String> argv, String... modules)
            throws InterruptedException {
        Way.Exec way = new Way.Exec(Map.of(Operation.DOWNLOAD, new Command(Operation.DOWNLOAD, argv)));
        try (Subject subject = new ExecSubject(way, false, place, SHORT)) {
            return subject.fetch(new FetchRequest(Operation.DOWNLOAD, List.of(modules), place.work()), deadline);
        }
    }

    private static List<String> sh(String script) {
        return List.of("sh", "-c", script);
    }

    private FetchRequest request(String... modules) {
        return new FetchRequest(Operation.DOWNLOAD, List.of(modules), place.work());
    }

    /** No process has an argument or a variable that names the scratch directory, except that of this test itself. */
    private void assertNothingIsLeft() {
        assertThat(Leftovers.of(scratch)).isEmpty();
    }
}
