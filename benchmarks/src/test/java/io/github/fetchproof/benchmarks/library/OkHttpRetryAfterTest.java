package io.github.fetchproof.benchmarks.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OkHttp against a server that says when to come back: it never waits. Only "at once" is obeyed, once, after 503 and 408. */
class OkHttpRetryAfterTest {
    @Test
    void a503ThatMayBeRepeatedAtOnceIsRepeated() throws IOException {
        try (OkHttpCall call = new OkHttpCall(1, 503, "0")) {
            assertThat(call.status()).isEqualTo(200);
            assertThat(call.requests()).isEqualTo(2);
        }
    }

    @Test
    void butOnce() throws IOException {
        try (OkHttpCall call = new OkHttpCall(2, 503, "0")) {
            assertThat(call.status()).isEqualTo(503);
            assertThat(call.requests()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            503, 1
            503, 120
            503, 'Sun, 06 Nov 1994 08:49:37 GMT'
            408, 1
            429, 0
            429, 1
            """)
    void anyOtherRetryAfterIsIgnored(int status, String retryAfter) throws IOException {
        try (OkHttpCall call = new OkHttpCall(1, status, retryAfter)) {
            assertThat(call.status()).isEqualTo(status);
            assertThat(call.requests()).isEqualTo(1);
        }
    }

    /** A server can make the call fail with an exception that callers of a function that throws IOException do not expect. */
    @Test
    void moreSecondsThanFitAnIntEndInANumberFormatException() throws IOException {
        try (OkHttpCall call = new OkHttpCall(1, 503, "2147483648")) {
            assertThatExceptionOfType(NumberFormatException.class).isThrownBy(call::status);
            assertThat(call.requests()).isEqualTo(1);
        }
    }
}
