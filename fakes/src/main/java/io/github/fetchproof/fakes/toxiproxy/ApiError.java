package io.github.fetchproof.fakes.toxiproxy;

import java.io.Serial;

/** A control call that cannot be granted: an HTTP status and a sentence, in Toxiproxy's words where it has some. */
final class ApiError extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final int status;

    ApiError(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    static ApiError badBody(String why) {
        return new ApiError(400, "bad request body: " + why);
    }

    static ApiError listen(String why) {
        return new ApiError(500, why);
    }

    int status() {
        return status;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
