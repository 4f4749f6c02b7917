package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * Asks a program that GOAUTH names what servers are to be told. Safe to share.
 *
 * @param command what GOAUTH says
 * @param workers tell it, and read what it prints
 * @param children it is among while it runs
 */
record AuthCommand(GoAuth.Command command, Executor workers, Children children) {

    private static final int LONGEST = 1024 * 1024;

    /**
     * What it says before anybody was asked; of git, nothing: it wants a URL.
     *
     * @param patience the longest it may take
     * @throws IOException a sentence, when it cannot be run, fails, or prints something else
     */
    Map<String, Headers> ask(Duration patience) throws IOException, InterruptedException {
        return command.git() ? Map.of() : parsed(run(command.words(), Optional.empty(), "", patience));
    }

    /**
     * What it says once a server has refused.
     *
     * @param refusal the refused answer's first line and header, as they came
     * @param patience the longest it may take
     * @throws IOException likewise
     */
    Map<String, Headers> ask(HttpUrl url, String refusal, Duration patience) throws IOException, InterruptedException {
        if (command.git()) {
            Path directory = Path.of(command.words().get(0));
            return login(
                    url,
                    run(List.of("git", "credential", "fill"), Optional.of(directory), "url=" + url + "\n\n", patience));
        }
        List<String> words = new ArrayList<>(command.words());
        words.add(url.toString());
        return parsed(run(words, Optional.empty(), refusal, patience));
    }

    private Map<String, Headers> parsed(String output) throws IOException {
        try {
            return AuthOutput.parse(output);
        } catch (IllegalArgumentException wrong) {
            throw new IOException(name() + " of GOAUTH was not understood: " + wrong.getMessage(), wrong);
        }
    }

    private static Map<String, Headers> login(HttpUrl url, String output) {
        Map<String, String> said = output.lines()
                .filter(line -> line.contains("="))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> second));
        Login login = new Login(said.getOrDefault("username", ""), said.getOrDefault("password", ""));
        String host = url.toString().replaceFirst("^https://([^/]*).*", "$1");
        return Map.of(host, Headers.of("Authorization", login.authorization()));
    }

    private String run(List<String> words, Optional<Path> directory, String input, Duration patience)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD);
        directory.ifPresent(path -> builder.directory(path.toFile()));
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        Process process = children.start(builder);
        try {
            workers.execute(() -> tell(process, input));
            String printed = CompletableFuture.supplyAsync(() -> read(process), workers)
                    .thenCombine(process.onExit(), (text, ended) -> text)
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (process.exitValue() != 0) {
                throw new IOException(name() + " of GOAUTH failed with status " + process.exitValue());
            }
            return printed;
        } catch (TimeoutException late) {
            throw new IOException(name() + " of GOAUTH took longer than " + patience.toSeconds() + " s", late);
        } catch (ExecutionException unreadable) {
            throw new IOException(name() + " of GOAUTH could not be read", unreadable);
        } finally {
            children.end(process);
        }
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readNBytes(LONGEST), UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** It need not listen. */
    private static void tell(Process process, String input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
        } catch (IOException gone) {
            // Whether it did its work shows in its status.
        }
    }

    private String name() {
        return command.git() ? "git" : command.words().get(0);
    }
}
