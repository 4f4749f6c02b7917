package io.github.fetchproof.harness.reference;

/** There was trouble on the way to an answer. */
final class Troubled extends Exception {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    /** @param detail what the system or the other side says, may be empty; fit to be shown */
    Troubled(Trouble trouble, String detail) {
        super(detail.isEmpty() ? trouble.words() : trouble.words() + ": " + detail, null, false, false);
        this.trouble = trouble;
    }

    Trouble trouble() {
        return trouble;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
