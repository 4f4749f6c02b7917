package io.github.fetchproof.scenarios.cli;

/** The command was called in a way that cannot work; the message says in one sentence what would. */
final class WrongUsage extends RuntimeException {
    WrongUsage(String sentence) {
        super(sentence);
    }
}
