package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fetchproof.harness.door.Programs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntBiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(120)
class ServeCommandTest {
    private static final Pattern EXPORT = Pattern.compile("export ([A-Z_]+)='([^']*)'");

    @Test
    void servesAModuleWhereItsVariablesSay() throws Exception {
        try (Served served = new Served("serve")) {
            String proxy = served.variable("GOPROXY").split(",", -1)[0];

            assertThat(get(proxy + "/example.com/m/@v/v1.0.0.mod")).isEqualTo("module example.com/m\n\ngo 1.20\n");
            assertThat(served.variable("GOSUMDB"))
                    .matches("sum\\.example\\.com\\+[0-9a-f]{8}\\+\\S+ http://127\\.\\S+");
            served.end();
            assertThat(Path.of(served.variable("GOMODCACHE")).getParent()).doesNotExist();
        }
    }

    @Test
    void servesAScenarioWithItsFirstFaults() throws Exception {
        try (Served served = new Served("serve", "list/comma-stops-on-refused")) {
            String[] proxies = served.variable("GOPROXY").split(",", -1);

            assertThat(proxies).hasSize(2);
            assertThatThrownBy(() -> get(proxies[0] + "/example.com/m/@v/list")).isInstanceOf(ConnectException.class);
            assertThat(get(proxies[1] + "/example.com/m/@v/list")).contains("v1.0.0");
        }
    }

    @Test
    void whatFetchBringsFromItTheGoCommandAccepts(@TempDir Path temporary) throws Exception {
        assumeTrue(
                Programs.commandExists("go", System.getenv("PATH")),
                "go is not installed: nobody is there to accept the cache");
        Map<String, String> variables;
        try (Served served = new Served("serve")) {
            variables = new HashMap<>(served.variables);
            variables.put("GOMODCACHE", temporary.resolve("cache").toString());
            StringWriter err = new StringWriter();
            int code = new CommandLine(new FetchCommand(variables))
                    .setErr(new PrintWriter(err))
                    .execute("example.com/m@v1.0.0");
            assertThat(code).as(err.toString()).isZero();
        }
        variables.put("GOPROXY", "off");
        variables.put("GOSUMDB", "off");

        ProcessBuilder go = new ProcessBuilder("go", "mod", "download", "-json", "example.com/m@v1.0.0")
                .directory(Files.createDirectory(temporary.resolve("work")).toFile())
                .redirectErrorStream(true);
        Files.writeString(temporary.resolve("work/go.mod"), "module work\n\ngo 1.17\n");
        go.environment().putAll(variables);
        go.environment().put("GOCACHE", temporary.resolve("build").toString());
        Process process = go.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed)
                .contains("\"Sum\": \"h1:E3/CBfWTwa0CC55WWs2YnVSt4pJiLHmLiGLwjtdXny8=\"")
                .contains("\"GoModSum\": \"h1:1PQX3PQCTSLmC0Te0lhrf6lEdhjhPdh+cAdXyv/CpD0=\"");
    }

    @Test
    void fetchPrintsInJsonWhatTheGoCommandPrints(@TempDir Path temporary) throws Exception {
        assumeTrue(
                Programs.commandExists("go", System.getenv("PATH")),
                "go is not installed: nobody is there to compare with");
        String[] here = {"example.com/m@v1.0.0"};
        String[] oneAbsent = {"example.com/absent@v1.0.0", "example.com/m@v1.0.0"};
        String[] queries = {"example.com/m@latest", "example.com/m@nobranch"};
        try (Served served = new Served("serve")) {
            for (String[] modules : new String[][] {here, oneAbsent, queries}) {
                Outcome ours = fetchJson(served.variables, temporary.resolve("ours"), modules);
                Outcome theirs = goJson(served.variables, temporary, modules);

                assertThat(ours.err()).isEmpty();
                assertThat(withoutWords(ours.out())).isEqualTo(withoutWords(theirs.out()));
                assertThat(ours.code()).isEqualTo(theirs.code()).isEqualTo(modules == here ? 0 : 1);
            }
        }
    }

    /** Each says in its own words why something failed; that it failed, and where in the object that stands, must agree. */
    private static String withoutWords(String json) {
        return json.replaceAll("\"Error\": \"[^\n]+\"", "\"Error\": \"...\"");
    }

    private static Outcome fetchJson(Map<String, String> variables, Path cache, String... modules) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("GOMODCACHE", cache.toString());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] arguments =
                Stream.concat(Stream.of("--json"), Stream.of(modules)).toArray(String[]::new);
        int code = new CommandLine(new FetchCommand(environment))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Outcome(code, out.toString().replace(cache.toString(), "CACHE"), err.toString());
    }

    private static Outcome goJson(Map<String, String> variables, Path temporary, String... modules) throws Exception {
        Path cache = temporary.resolve("theirs");
        Path work = Files.createDirectories(temporary.resolve("work"));
        Files.writeString(work.resolve("go.mod"), "module work\n\ngo 1.17\n");
        List<String> command = new ArrayList<>(List.of("go", "mod", "download", "-json"));
        command.addAll(List.of(modules));
        ProcessBuilder go = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectError(temporary.resolve("stderr").toFile());
        go.environment().putAll(variables);
        go.environment().put("GOMODCACHE", cache.toString());
        go.environment().put("GOCACHE", temporary.resolve("build").toString());
        Process process = go.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), printed.replace(cache.toString(), "CACHE"), "");
    }

    @Test
    void aScenarioOfTheChecksumDatabaseHasItWhereItsVariablesSay() throws Exception {
        try (Served served = new Served("serve", "sdb/unlisted-module-is-looked-up")) {
            String[] database = served.variable("GOSUMDB").split(" ", -1);

            assertThat(database).hasSize(2);
            assertThat(get(database[1] + "/latest")).contains("go.sum database tree");
        }
    }

    @Test
    void quitEndsItThoughNobodyReadsWhatItPrintsMeanwhile() throws Exception {
        PipedOutputStream keyboard = new PipedOutputStream();
        InputStream typed = new PipedInputStream(keyboard);
        CountDownLatch printing = new CountDownLatch(1);
        Semaphore room = new Semaphore(0);
        PrintWriter unread = new PrintWriter(new Full(printing, room));
        try (Served served = new Served((out, err) -> Main.run(typed, out, err, unread, "serve"))) {
            get(served.variable("GOPROXY").split(",", -1)[0] + "/example.com/m/@v/list");
            printing.await();

            keyboard.write("quit\n".getBytes(StandardCharsets.UTF_8));

            assertThat(served.command.get(60, TimeUnit.SECONDS)).isEqualTo(ExitCode.GOOD);
        } finally {
            room.release();
        }
    }

    /** A pipe that is full; who writes into it waits, whoever interrupts, until there is room. */
    private static final class Full extends Writer {
        private final CountDownLatch printing;
        private final Semaphore room;

        Full(CountDownLatch printing, Semaphore room) {
            this.printing = printing;
            this.room = room;
        }

        @Override
        public void write(char[] buffer, int offset, int length) {
            printing.countDown();
            room.acquireUninterruptibly();
            room.release();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void listensWhereItIsTold() throws Exception {
        try (Served served = new Served("serve", "--listen", "127.61.7.9:23100")) {
            assertThat(served.variable("GOPROXY")).isEqualTo("http://127.61.7.9:23100,http://127.61.7.9:23101");
        }
    }

    @Test
    void whereNobodyMayListenIsWrongUsage() {
        isWrongUsage("--listen must be HOST:PORT", "--listen", "3000");
        isWrongUsage("IPv4 loopback", "--listen", "0.0.0.0:3000");
        isWrongUsage("IPv4 loopback", "--listen", "[::1]:3000");
        isWrongUsage("room for the ports after it", "--listen", "127.0.0.1:65535");
    }

    @Test
    void whereSomebodyListensAlreadyIsWrongUsage() throws Exception {
        InetAddress loopback = InetAddress.getByName("127.61.7.10");
        try (ServerSocket taken = new ServerSocket(23_201, 1, loopback)) {
            isWrongUsage(
                    "127.61.7.10:" + taken.getLocalPort() + " is none: address already in use",
                    "--listen",
                    "127.61.7.10:23200");
        }
    }

    private static void isWrongUsage(String words, String... options) {
        Outcome outcome =
                Outcome.of(Stream.concat(Stream.of("serve"), Stream.of(options)).toArray(String[]::new));

        assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(outcome.err()).contains(words).hasLineCount(1);
    }

    @Test
    void anUnknownScenarioIsWrongUsage() {
        Outcome outcome = Outcome.of("serve", "list/nothing");

        assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(outcome.err()).contains("list/nothing").hasLineCount(1);
    }

    private static String get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** The command at work in a thread of its own. */
    private static final class Served implements AutoCloseable {
        private final Map<String, String> variables = new HashMap<>();
        private final FutureTask<Integer> command;
        private final Thread thread;

        Served(String... arguments) throws IOException {
            this((out, err) -> Main.run(out, err, arguments));
        }

        Served(ToIntBiFunction<PrintWriter, PrintWriter> run) throws IOException {
            PipedReader reading = new PipedReader();
            PrintWriter out = new PrintWriter(new PipedWriter(reading), true);
            command = new FutureTask<>(() -> run.applyAsInt(out, new PrintWriter(new StringWriter())));
            thread = new Thread(command, "serve-command");
            thread.start();
            BufferedReader lines = new BufferedReader(reading);
            while (!variables.containsKey("GOTOOLCHAIN")) { // the last of them
                Matcher export = EXPORT.matcher(lines.readLine());
                assertThat(export.matches()).isTrue();
                variables.put(export.group(1), export.group(2));
            }
        }

        String variable(String name) {
            return Objects.requireNonNull(variables.get(name));
        }

        void end() throws Exception {
            thread.interrupt();
            assertThat(command.get(60, TimeUnit.SECONDS)).isEqualTo(ExitCode.INTERRUPTED);
        }

        @Override
        public void close() throws Exception {
            if (!command.isDone()) {
                end();
            }
        }
    }
}
