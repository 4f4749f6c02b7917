package io.github.fetchproof.harness.resilience;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The {@code Retry-After} header: the time a server asks for before the next attempt, as seconds or as a date.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#field.retry-after">RFC 9110, 10.2.3</a>
 */
public final class RetryAfter {
    /** What a longer wait is shortened to, about 292 years, so that it fits any arithmetic in nanoseconds. */
    public static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE - 1);

    /** {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
    private static final DateTimeFormatter PREFERRED =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US);

    /** {@code Sun Nov  6 08:49:37 1994}. */
    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.US);

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final int DIGITS_THAT_FIT = 18;
    /** A two-digit year more than fifty years ahead is one of the past. */
    private static final int YEARS_AHEAD = 50;

    private RetryAfter() {}

    /**
     * The wait the header asks for.
     *
     * @param header its value; blanks around it do not count
     * @param now what a date is measured from
     * @return zero for a date gone by; empty when it is neither whole seconds nor one of the three forms of an HTTP date
     */
    public static Optional<Duration> parse(String header, Instant now) {
        String value = header.strip();
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(seconds(value));
        }
        return date(value, now).map(date -> shortened(Duration.between(now, date)));
    }

    private static Duration seconds(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > DIGITS_THAT_FIT
                ? LONGEST
                : shortened(Duration.ofSeconds(Long.parseLong(significant)));
    }

    private static Duration shortened(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Optional<Instant> date(String value, Instant now) {
        return parsed(value, PREFERRED)
                .or(() -> parsed(value, withShortYear(now)))
                .or(() -> parsed(value, ASCTIME));
    }

    private static Optional<Instant> parsed(String value, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDateTime.parse(value, form).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notOfThisForm) {
            return Optional.empty();
        }
    }

    /** {@code Sunday, 06-Nov-94 08:49:37 GMT}. */
    private static DateTimeFormatter withShortYear(Instant now) {
        int firstYear = now.atOffset(ZoneOffset.UTC).getYear() + YEARS_AHEAD - 99;
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, firstYear)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.US);
    }
}
