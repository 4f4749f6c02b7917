package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ServeCommandTest {
    private static final Pattern EXPORT = Pattern.compile("export ([A-Z]+)='([^']*)'");

    @Test
    void servesAModuleWhereItsVariablesSay() throws Exception {
        try (Served served = new Served("serve")) {
            String proxy = served.variable("GOPROXY");

            assertThat(get(proxy + "/example.com/m/@v/v1.0.0.mod")).isEqualTo("module example.com/m\n\ngo 1.20\n");
            assertThat(served.variable("GOSUMDB")).isEqualTo("off");
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
            PipedReader reading = new PipedReader();
            PrintWriter out = new PrintWriter(new PipedWriter(reading), true);
            command = new FutureTask<>(() -> Main.run(out, new PrintWriter(new StringWriter()), arguments));
            thread = new Thread(command, "serve-command");
            thread.start();
            BufferedReader lines = new BufferedReader(reading);
            while (variables.size() < 8) {
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
            end();
        }
    }
}
