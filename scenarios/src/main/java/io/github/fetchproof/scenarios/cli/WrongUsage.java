package io.github.fetchproof.scenarios.cli;

/** The command was called in a way that cannot work; the message says in one sentence what would. */
final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUsage(String sentence) {
        super(sentence);
    }

    private WrongUsage(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** What a room refused of the given options. */
    static WrongUsage because(RuntimeException refused) {
        return new WrongUsage(String.valueOf(refused.getMessage()), refused);
    }
}
