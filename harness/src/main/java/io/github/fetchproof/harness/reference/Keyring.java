package io.github.fetchproof.harness.reference;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * What the programs of GOAUTH said servers are to be told. Each is asked once before the first request over https, and again
 * after each refusal. One that fails says nothing, which the log tells. Safe to share.
 */
final class Keyring {

    private static final Headers NONE = Headers.of();

    private final PasswordDecisions decisions;
    private final List<AuthCommand> commands;
    private final Map<String, Headers> told = new LinkedHashMap<>();
    private boolean asked;

    /** @param commands the one that counts most first */
    Keyring(PasswordDecisions decisions, List<AuthCommand> commands) {
        this.decisions = decisions;
        this.commands = new ArrayList<>(commands);
        Collections.reverse(this.commands);
    }

    /** What a request for {@code url} tells besides, as far as the programs say it in time; nothing over http. */
    synchronized Headers headers(HttpUrl url, Deadline deadline) throws InterruptedException {
        if (commands.isEmpty() || !decisions.mayBeTold(url)) {
            return NONE;
        }
        if (!asked) {
            asked = true;
            for (AuthCommand command : commands) {
                learn(() -> command.ask(deadline.left()));
            }
        }
        return decisions.ofPrefix(told, url);
    }

    /**
     * Asks again after a refusal, as long as there is time.
     *
     * @param refusal the first line and the header of the answer
     */
    synchronized void renew(HttpUrl url, String refusal, Deadline deadline) throws InterruptedException {
        if (decisions.mayBeTold(url)) {
            for (AuthCommand command : commands) {
                learn(() -> command.ask(url, refusal, deadline.left()));
            }
        }
    }

    private void learn(Question question) throws InterruptedException {
        try {
            told.putAll(question.ask());
        } catch (IOException failed) {
            System.getLogger(Keyring.class.getName()).log(System.Logger.Level.WARNING, failed.getMessage());
        }
    }

    @FunctionalInterface
    private interface Question {
        Map<String, Headers> ask() throws IOException, InterruptedException;
    }
}
