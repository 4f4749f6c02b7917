package io.github.fetchproof.harness.reference;

import java.time.Duration;

/** Something could not be fetched: what that means for the next step, and why, for people. Never carries a password. */
final class FetchFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final FailureClass failureClass;
    private final Duration asked;
    private final String unresolved;

    FetchFailure(FailureClass failureClass, String message) {
        this(failureClass, message, Duration.ZERO);
    }

    /** @param asked the wait the server asked for before another attempt, zero when it did not */
    FetchFailure(FailureClass failureClass, String message, Duration asked) {
        this(failureClass, message, asked, "");
    }

    /** @param unresolved the host whose name could not be resolved, empty when that was not the trouble */
    FetchFailure(FailureClass failureClass, String message, Duration asked, String unresolved) {
        // No stack trace: it is a result, and there may be thousands in an outage.
        super(message, null, false, false);
        this.failureClass = failureClass;
        this.asked = asked;
        this.unresolved = unresolved;
    }

    FailureClass failureClass() {
        return failureClass;
    }

    Duration asked() {
        return asked;
    }

    /** The host whose name could not be resolved, empty when that was not the trouble. */
    String unresolved() {
        return unresolved;
    }

    String message() {
        return String.valueOf(getMessage());
    }

    /** The same failure with more to say at the end. */
    FetchFailure adding(String more) {
        return new FetchFailure(failureClass, message() + more, asked, unresolved);
    }
}
