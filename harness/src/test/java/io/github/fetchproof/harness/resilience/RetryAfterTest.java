package io.github.fetchproof.harness.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("1994-11-06T08:49:00.250Z");

    @Test
    void readsSeconds() {
        assertThat(RetryAfter.parse("121", NOW)).contains(Duration.ofSeconds(121));
        assertThat(RetryAfter.parse(" 0007 ", NOW)).contains(Duration.ofSeconds(7));
        assertThat(RetryAfter.parse("0", NOW)).contains(Duration.ZERO);
    }

    @Test
    void shortensWhatNoClockCanHold() {
        assertThat(RetryAfter.parse("9".repeat(40), NOW)).contains(RetryAfter.LONGEST);
        assertThat(RetryAfter.parse("999999999999999999", NOW)).contains(RetryAfter.LONGEST);
        assertThat(RetryAfter.parse("Fri, 31 Dec 9999 23:59:59 GMT", NOW)).contains(RetryAfter.LONGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                "Sun Nov 06 08:49:37 1994"
            })
    void readsTheThreeFormsOfADate(String date) {
        assertThat(RetryAfter.parse(date, NOW)).contains(Duration.ofMillis(36_750));
    }

    @Test
    void aDateGoneByMeansNow() {
        assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:48:37 GMT", NOW)).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+5",
                "1.5",
                "1e3",
                "0x10",
                "10s",
                "soon",
                "10, 20",
                "\u0661",
                "Mon, 06 Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 CET",
                "1994-11-06T08:49:37Z",
                "Sun, 06 Nov 1994 08:49:37 GMTSun Nov  6 08:49:37 1994"
            })
    void whatIsNeitherIsNothing(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }

    @Property
    void neverEarlierThanTold(
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long nowSeconds,
            @ForAll @IntRange(min = 0, max = 999_999_999) int nanos,
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long ahead) {
        Instant now = Instant.ofEpochSecond(nowSeconds, nanos);
        Instant told = Instant.ofEpochSecond(nowSeconds + ahead);
        String date = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
                .format(told.atOffset(ZoneOffset.UTC));

        assertThat(now.plus(RetryAfter.parse(date, now).orElseThrow())).isAfterOrEqualTo(told);
        assertThat(RetryAfter.parse(Long.toString(ahead), now)).contains(Duration.ofSeconds(ahead));
    }
}
