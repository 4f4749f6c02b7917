package io.github.fetchproof.harness.reference;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * What the programs of GOAUTH said servers are to be told. Each is asked once before the first request over https, and again
 * after each refusal. One that fails says nothing, which the log tells. Of two that speak of the same beginning of a URL the one
 * counts that GOAUTH names first, and {@code .netrc} has its place among them; but what was said before a refusal gives way to what
 * is said after it. Safe to share.
 *
 * @see <a href="https://go.dev/src/cmd/go/internal/auth/auth.go">runGoAuth of the go command</a>
 */
final class Keyring {

    private static final Headers NONE = Headers.of();

    private final PasswordDecisions decisions;
    private final int ahead;
    private final List<AuthCommand> commands;
    private final Map<String, Headers> beforeLogin = new LinkedHashMap<>();
    private final Map<String, Headers> afterLogin = new LinkedHashMap<>();
    private boolean asked;

    /**
     * Nobody has been asked yet.
     *
     * @param ahead how many of the programs count more than a login, the first of them
     * @param commands the one that counts most first
     */
    Keyring(PasswordDecisions decisions, int ahead, List<AuthCommand> commands) {
        this.decisions = decisions;
        this.ahead = ahead;
        this.commands = List.copyOf(commands);
    }

    /**
     * What a request for {@code url} tells, as far as the programs say it in time; over http no more than the login.
     *
     * @param login what {@code .netrc}, or a file like it, has for the host
     */
    synchronized Headers headers(HttpUrl url, Optional<Login> login, Deadline deadline) throws InterruptedException {
        Headers ofLogin = login.map(each -> Headers.of("Authorization", each.authorization()))
                .orElse(NONE);
        if (commands.isEmpty() || !decisions.mayBeTold(url)) {
            return ofLogin;
        }
        if (!asked) {
            asked = true;
            learn(command -> command.ask(deadline.left()));
        }
        Map<String, Headers> told = new LinkedHashMap<>(afterLogin);
        if (login.isPresent()) {
            told.put(host(url), ofLogin);
        }
        told.putAll(beforeLogin);
        return decisions.ofPrefix(told, url);
    }

    /** As beginnings of URLs spell it, with its port unless that is the scheme's own. */
    private static String host(HttpUrl url) {
        return url.toString().replaceFirst("^[a-z]+://([^/]*).*", "$1");
    }

    /**
     * Asks again after a refusal, as long as there is time.
     *
     * @param refusal the first line and the header of the answer
     */
    synchronized void renew(HttpUrl url, String refusal, Deadline deadline) throws InterruptedException {
        if (decisions.mayBeTold(url)) {
            afterLogin.putAll(beforeLogin);
            beforeLogin.clear();
            learn(command -> command.ask(url, refusal, deadline.left()));
        }
    }

    /** Asks the one that counts most last, so that its word stands. */
    private void learn(Question question) throws InterruptedException {
        for (int i = commands.size() - 1; i >= 0; i--) {
            learn(question, commands.get(i), i < ahead ? beforeLogin : afterLogin);
        }
    }

    private static void learn(Question question, AuthCommand command, Map<String, Headers> told)
            throws InterruptedException {
        try {
            told.putAll(question.to(command));
        } catch (IOException failed) {
            System.getLogger(Keyring.class.getName()).log(System.Logger.Level.WARNING, failed.getMessage());
        }
    }

    @FunctionalInterface
    private interface Question {
        Map<String, Headers> to(AuthCommand command) throws IOException, InterruptedException;
    }
}
