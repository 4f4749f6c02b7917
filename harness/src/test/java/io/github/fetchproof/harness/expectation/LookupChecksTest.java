package io.github.fetchproof.harness.expectation;

import static io.github.fetchproof.harness.trace.Traces.MODULE;
import static io.github.fetchproof.harness.trace.Traces.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.trace.Traces;
import org.junit.jupiter.api.Test;

class LookupChecksTest {
    private static final String DEFAULT = "proxy.golang.org";

    private final Check asked = Traffic.looksUp(1, DEFAULT);
    private final Check unasked = Traffic.neverLooksUpHostOf(MODULE);

    @Test
    void aHostIsLookedUpDuringItsFetch() {
        assertThat(asked.miss(fetched().lookup(5_000, DEFAULT).done())).isEmpty();
    }

    @Test
    void aHostThatIsLookedUpLaterOrNotAtAllIsMissed() {
        assertThat(asked.miss(fetched().lookup(11_000, DEFAULT).done())).isPresent();
        assertThat(asked.miss(fetched().lookup(5_000, "sum.golang.org").done())).isPresent();
    }

    @Test
    void theHostOfAModuleMustNotBeLookedUp() {
        assertThat(unasked.miss(fetched().lookup(5_000, "p.test").done())).isEmpty();
        assertThat(unasked.miss(fetched().lookup(5_000, "xyz.test").done())).isPresent();
    }

    @Test
    void withoutTheSandboxNothingCanBeSaid() {
        assertThat(asked.miss(fetched().untapped().done()))
                .hasValueSatisfying(miss -> assertThat(miss.unobserved()).isTrue());
    }

    private static Traces fetched() {
        return trace().fetched(true);
    }
}
